package dev.remediator.cli;

import dev.remediator.Installation;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/// What `--version` says: of this program, and of what it runs on.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "remediator " + Installation.VERSION,
            "Kafka " + AppInfoParser.getVersion() + " (clients and embedded broker)",
            "Java %s, %s, on %s %s"
                    .formatted(
                            Runtime.version(),
                            System.getProperty("java.vendor"),
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"))
        };
    }
}
