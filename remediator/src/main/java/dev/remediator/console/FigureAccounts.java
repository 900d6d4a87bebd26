package dev.remediator.console;

import dev.remediator.history.Accounting;
import dev.remediator.history.Books;

/// The accounts as the page shows them.
///
/// @param good whether nothing is missing
/// @param verdict whether something is, in a sentence
/// @param sum the accounts as a sum; empty if they cannot be had
public record FigureAccounts(boolean good, String verdict, String sum) {

    static FigureAccounts of(Books books) {
        try {
            return of(books.accounting());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown("this process is being stopped");
        } catch (IllegalStateException e) {
            return unknown(String.valueOf(e.getMessage()));
        }
    }

    private static FigureAccounts unknown(String why) {
        return new FigureAccounts(false, "The accounts cannot be had now: " + why + ".", "");
    }

    private static FigureAccounts of(Accounting now) {
        var sum =
                "%d accepted = %d settled + %d open + %d unaccounted"
                        .formatted(now.accepted(), now.terminal(), now.open(), now.unaccounted());
        return now.unaccounted() == 0
                ? new FigureAccounts(true, "Every alert is accounted for.", sum)
                : new FigureAccounts(
                        false,
                        now.unaccounted()
                                + " alerts are unaccounted for: this is a bug of ours, report it"
                                + " with the logs.",
                        sum);
    }
}
