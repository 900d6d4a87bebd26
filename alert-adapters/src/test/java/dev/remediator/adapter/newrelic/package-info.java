@NullMarked
package dev.remediator.adapter.newrelic;

import org.jspecify.annotations.NullMarked;
