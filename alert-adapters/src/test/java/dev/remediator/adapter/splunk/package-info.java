@NullMarked
package dev.remediator.adapter.splunk;

import org.jspecify.annotations.NullMarked;
