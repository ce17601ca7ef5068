//! Number grammars: amounts with their bounds, hedges, multipliers and adjoining units.
