/// Prometheus Alertmanager's webhook and event recorder, and everything that posts to
/// Alertmanager's own API: vmalert, Prometheus, the rulers of Loki and Mimir.
@NullMarked
package dev.remediator.adapter.alertmanager;

import org.jspecify.annotations.NullMarked;
