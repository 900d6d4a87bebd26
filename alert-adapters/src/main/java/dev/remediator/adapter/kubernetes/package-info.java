/// Kubernetes itself: events, and the conditions of nodes and deployments, as the API server has
/// them and as exporters pass them on.
@NullMarked
package dev.remediator.adapter.kubernetes;

import org.jspecify.annotations.NullMarked;
