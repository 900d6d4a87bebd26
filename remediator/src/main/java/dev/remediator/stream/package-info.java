/// The engine on Kafka Streams: the only room that knows it. A record comes in, the pure room
/// decides, state and messages go out in one transaction.
@NullMarked
package dev.remediator.stream;

import org.jspecify.annotations.NullMarked;
