package dev.remediator.gateway.sns;

import dev.remediator.adapter.authentication.Certificates;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Fetches the certificates SNS signs with, and looks whether they can be trusted.
///
/// What is looked at: the certificate was issued, through any number of others, by an authority
/// this Java trusts; all of them are valid when the message arrived; it is of a name of SNS
/// ([SnsNames]). What Amazon serves is the last certificate of the chain only, so the one that
/// issued it is fetched from where the certificate says ([Issuers]): by http, from
/// `*.amazontrust.com`. Whether a certificate was revoked is not looked at; Amazon's own library
/// does not either.
///
/// What is found is remembered for a day, and looked at again then; what is not, for half a minute,
/// so that a stranger does not make us ask and ask. Safe for every thread.
public final class AmazonCertificates implements Certificates {
    private static final long A_DAY = TimeUnit.DAYS.toNanos(1);
    private static final long HALF_A_MINUTE = TimeUnit.SECONDS.toNanos(30);
    private static final int MOST = 64;
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 5;

    private final Web web;
    private final Trust trust;
    private final Memory<Found> found;
    private final Memory<Answer> failed;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /// From the internet, trusting whom this Java trusts.
    public AmazonCertificates() {
        this(new OkWeb(), Trust.ofThisJava(), System::nanoTime);
    }

    AmazonCertificates(Web web, Trust trust, LongSupplier nanoTime) {
        this.web = web;
        this.trust = trust;
        this.found = new Memory<>(MOST, A_DAY, nanoTime);
        this.failed = new Memory<>(MOST, HALF_A_MINUTE, nanoTime);
    }

    @Override
    public Answer find(URI address, Instant at) {
        return remembered(address, at).orElseGet(() -> inTurn(address, at));
    }

    private Optional<Answer> remembered(URI address, Instant at) {
        var good = found.get(address).filter(certificate -> isValid(certificate, at));
        return good.isPresent() ? good.map(Answer.class::cast) : failed.get(address);
    }

    private static boolean isValid(Found found, Instant at) {
        try {
            found.certificate().checkValidity(Date.from(at));
            return true;
        } catch (CertificateException _) {
            return false;
        }
    }

    private Answer inTurn(URI address, Instant at) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Unreachable("too many certificates of SNS are being fetched");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unreachable("this program is being stopped");
        }
        try {
            return remembered(address, at).orElseGet(() -> fetch(address, at));
        } finally {
            turns.release();
        }
    }

    private Answer fetch(URI address, Instant at) {
        var answer = answer(address, at);
        if (answer instanceof Found good) {
            found.put(address, good);
        } else {
            failed.put(address, answer);
        }
        return answer;
    }

    private Answer answer(URI address, Instant at) {
        try {
            var chain = new Chain(web.get(address));
            while (!trust.in(chain, at) && chain.isShort()) {
                var issuer = Issuers.of(chain.last());
                if (issuer.isEmpty()) {
                    break;
                }
                chain.add(web.get(issuer.get()));
            }
            return judged(chain, at);
        } catch (IOException e) {
            return new Unreachable(
                    "the certificate of SNS could not be fetched: " + e.getMessage());
        } catch (GeneralSecurityException _) {
            return new Untrusted("what is at the message's SigningCertURL is no certificate");
        }
    }

    private Answer judged(Chain chain, Instant at) throws GeneralSecurityException {
        if (!trust.in(chain, at)) {
            return new Untrusted(
                    "the certificate at the message's SigningCertURL was not issued by anybody trusted, or is not valid now");
        }
        return SnsNames.has(chain.first())
                ? new Found(chain.first())
                : new Untrusted("the certificate at the message's SigningCertURL is not of SNS");
    }
}
