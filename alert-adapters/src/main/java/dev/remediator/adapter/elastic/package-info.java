/// Elastic: Kibana's rules, its alert documents (also of Security), Watcher, and ElastAlert 2.
@NullMarked
package dev.remediator.adapter.elastic;

import org.jspecify.annotations.NullMarked;
