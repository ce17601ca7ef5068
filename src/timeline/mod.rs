//! Stage 5: claims → announcements.
