@NullMarked
package dev.remediator.adapter.cloudwatch;

import org.jspecify.annotations.NullMarked;
