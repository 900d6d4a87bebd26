/// PagerDuty's webhooks: version 3, and the messages of versions 1 and 2, which forwarders still
/// speak.
@NullMarked
package dev.remediator.adapter.pagerduty;

import org.jspecify.annotations.NullMarked;
