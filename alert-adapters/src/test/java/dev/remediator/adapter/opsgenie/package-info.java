@NullMarked
package dev.remediator.adapter.opsgenie;

import org.jspecify.annotations.NullMarked;
