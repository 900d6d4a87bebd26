/// Splunk's alert action Webhook, and the webhook of Splunk Observability Cloud.
@NullMarked
package dev.remediator.adapter.splunk;

import org.jspecify.annotations.NullMarked;
