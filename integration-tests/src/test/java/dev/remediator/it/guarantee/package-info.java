/// What a remediator promises, each promise an object that looks at what was written on the topics
/// and at what really happened.
@NullMarked
package dev.remediator.it.guarantee;

import org.jspecify.annotations.NullMarked;
