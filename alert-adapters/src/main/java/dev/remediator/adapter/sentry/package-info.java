/// Sentry's webhooks: those of its integration platform, told apart by their resource, and the
/// legacy plugin's.
@NullMarked
package dev.remediator.adapter.sentry;

import org.jspecify.annotations.NullMarked;
