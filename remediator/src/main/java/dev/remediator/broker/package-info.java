/// A real Kafka in this JVM, for those who do not bring one.
@NullMarked
package dev.remediator.broker;

import org.jspecify.annotations.NullMarked;
