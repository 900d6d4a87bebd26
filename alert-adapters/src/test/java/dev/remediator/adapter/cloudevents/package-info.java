@NullMarked
package dev.remediator.adapter.cloudevents;

import org.jspecify.annotations.NullMarked;
