@NullMarked
package dev.remediator.adapter.datadog;

import org.jspecify.annotations.NullMarked;
