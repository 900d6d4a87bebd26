/// Grafana: the webhook of its unified alerting, which is Alertmanager's with more fields, and of
/// the dashboard alerts before that.
@NullMarked
package dev.remediator.adapter.grafana;

import org.jspecify.annotations.NullMarked;
