@NullMarked
package dev.remediator.adapter.sentry;

import org.jspecify.annotations.NullMarked;
