/// Google Cloud Monitoring's incidents, by its webhooks or by Pub/Sub.
@NullMarked
package dev.remediator.adapter.gcpmonitoring;

import org.jspecify.annotations.NullMarked;
