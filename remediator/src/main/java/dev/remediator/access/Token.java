package dev.remediator.access;

import dev.remediator.adapter.authentication.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Somebody who may ask here.
///
/// @param name who it is: what they do is recorded under this name
/// @param role what they may
/// @param secrets where their token is; each line of it is one, so that an old one and a new one
///   hold at once while they are exchanged. A line of less than [Tokens#SHORTEST] bytes is none
public record Token(String name, Role role, Secrets secrets) {

    /// The hashes of what holds now. A hash is what keys are made of, so it is as secret.
    List<byte[]> hashes() {
        var hashes = new ArrayList<byte[]>();
        for (var secret : secrets.now()) {
            for (var line : lines(secret)) {
                if (line.length >= Tokens.SHORTEST) {
                    hashes.add(Seal.digest(line));
                }
            }
        }
        return hashes;
    }

    /// Bytes, because a file may hold any.
    static List<byte[]> lines(byte[] secret) {
        var lines = new ArrayList<byte[]>();
        int from = 0;
        for (int at = 0; at <= secret.length; at++) {
            if (at == secret.length || secret[at] == '\n') {
                int to = at > from && secret[at - 1] == '\r' ? at - 1 : at;
                if (to > from) {
                    lines.add(Arrays.copyOfRange(secret, from, to));
                }
                from = at + 1;
            }
        }
        return lines;
    }
}
