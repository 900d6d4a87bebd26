/// How every adapter reads JSON that strangers wrote: strictly, within limits, and always able to
/// say in which field the trouble is.
@NullMarked
package dev.remediator.adapter.payload;

import org.jspecify.annotations.NullMarked;
