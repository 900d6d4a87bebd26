package dev.remediator.gateway.tls;

import dev.remediator.settings.ClientAuth;
import dev.remediator.settings.TlsSpec;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS 1.2 and 1.3 for the HTTP server. Its files are looked at every few seconds; connections made
/// after they have changed are made with the new ones, and those there are live on. While what is
/// there cannot be used (a new certificate whose key is not there yet), what was there before
/// counts, and the log says so once.
///
/// Any host name in a request is answered, whatever the certificate says: senders know this server
/// by address, by alias and through balancers.
public final class Tls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private static final int SECONDS_APART = 5;
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final TlsSpec spec;
    private final SslContextFactory.Server server = new SslContextFactory.Server();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tls-files").factory());
    private TlsFiles used;
    private String complaint = "";

    private Tls(TlsSpec spec, TlsFiles files) {
        this.spec = spec;
        this.used = files;
    }

    /// Reads the files, and goes on looking at them until it is closed.
    ///
    /// @param spec which; it is on
    /// @throws BadTls in one sentence that begins with the key, if they cannot be used
    public static Tls open(TlsSpec spec) throws BadTls {
        var files = TlsFiles.read(spec);
        var tls = new Tls(spec, files);
        tls.prepare(tls.server, files);
        tls.tryOut(files);
        var _ =
                tls.watch.scheduleWithFixedDelay(
                        tls::look, SECONDS_APART, SECONDS_APART, TimeUnit.SECONDS);
        return tls;
    }

    private void prepare(SslContextFactory.Server factory, TlsFiles files) throws BadTls {
        files.giveTo(factory);
        factory.setIncludeProtocols(VERSIONS);
        factory.setWantClientAuth(spec.clientAuth() == ClientAuth.WANT);
        factory.setNeedClientAuth(spec.clientAuth() == ClientAuth.NEED);
    }

    /// Lets Jetty read them where nothing is broken by it.
    private void tryOut(TlsFiles files) throws BadTls {
        var trial = new SslContextFactory.Server();
        prepare(trial, files);
        try {
            trial.start();
            trial.stop();
        } catch (Exception e) {
            throw new BadTls("http.tls cannot be used: " + e.getMessage(), e);
        }
    }

    /// What a connector needs to speak HTTP through it.
    public ConnectionFactory[] over(HttpConfiguration http) {
        var secure = new HttpConfiguration(http);
        secure.addCustomizer(new SecureRequestCustomizer(false));
        return new ConnectionFactory[] {
            new SslConnectionFactory(server, HttpVersion.HTTP_1_1.asString()),
            new HttpConnectionFactory(secure)
        };
    }

    /// Looks at the files, and uses them if they have changed. Never throws.
    synchronized void look() {
        try {
            var files = TlsFiles.read(spec);
            if (!files.equals(used)) {
                tryOut(files);
                use(files);
            }
            complaint = "";
        } catch (Exception e) {
            complain(String.valueOf(e.getMessage()));
        }
    }

    private void use(TlsFiles files) throws Exception {
        files.giveTo(server);
        server.reload(_ -> {});
        used = files;
        LOG.info("the files of http.tls have changed and are used from now on");
    }

    private void complain(String why) {
        if (!complaint.equals(why)) {
            complaint = why;
            LOG.warn("{}; what was there before still counts", why);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
