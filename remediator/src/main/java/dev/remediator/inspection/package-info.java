/// Looks at what may be acted upon while nothing burns, and raises an alert about what would be
/// missed the next time it does.
@NullMarked
package dev.remediator.inspection;

import org.jspecify.annotations.NullMarked;
