/// CloudEvents: what happened, in an envelope of the CNCF's making, by HTTP and by Kafka. The
/// envelope has no words for alerts, so this package has conventions for them; see the guide.
///
/// Source: the CloudEvents specification 1.0.2, its JSON format and its HTTP and Kafka bindings.
@NullMarked
package dev.remediator.adapter.cloudevents;

import org.jspecify.annotations.NullMarked;
