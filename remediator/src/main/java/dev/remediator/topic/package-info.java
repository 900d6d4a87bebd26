/// The topics: their names, what JSON is on each, and making sure they exist. The one place where
/// the words of the other rooms become bytes.
@NullMarked
package dev.remediator.topic;

import org.jspecify.annotations.NullMarked;
