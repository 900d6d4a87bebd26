/// What the best on-call engineer would ask before letting a remedy go: who is also unwell, what is
/// already in flight, what people have said. Pure: facts and a time in, a verdict with its reason
/// out.
///
/// [dev.remediator.guard.Guards] has them all, in the order in which they are asked. What they look
/// at is [dev.remediator.guard.Facts]; what the operator has set is [dev.remediator.guard.Rules].
@NullMarked
package dev.remediator.guard;

import org.jspecify.annotations.NullMarked;
