/// A safety net: sources that can be asked are asked now and then what fires there, and what was
/// missed here is put in at the door. Each time is counted and logged: in good order there is none.
@NullMarked
package dev.remediator.reconcile;

import org.jspecify.annotations.NullMarked;
