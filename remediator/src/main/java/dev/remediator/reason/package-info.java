/// Why things are decided: the closed list of words that the log, the metrics, the API and the
/// tests share.
@NullMarked
package dev.remediator.reason;

import org.jspecify.annotations.NullMarked;
