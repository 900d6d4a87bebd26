@NullMarked
package dev.remediator.adapter.gcpmonitoring;

import org.jspecify.annotations.NullMarked;
