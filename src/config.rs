//! One settings struct: flag over environment over file over default.
