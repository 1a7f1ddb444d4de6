package org.replsim.fault;

import java.util.Locale;
import org.replsim.cluster.Cluster;

/**
 * The link between two servers is cut.
 *
 * @param a one end
 * @param b the other end
 * @param kind what happens to the bytes
 * @param from the end whose packets do not arrive, while those of the other do; empty: nothing arrives either way
 */
public record Cut(String a, String b, CutKind kind, String from) implements Fault {

    /** A reset goes both ways. */
    public Cut {
        if (kind == CutKind.RESET && !from.isEmpty()) {
            throw new IllegalArgumentException("a reset goes both ways");
        }
    }

    /** Both ways. */
    public Cut(String a, String b, CutKind kind) {
        this(a, b, kind, "");
    }

    @Override
    public String target() {
        return a;
    }

    @Override
    public String text() {
        String how = " (" + kind.name().toLowerCase(Locale.ROOT) + ")";
        return from.isEmpty() ? "cut " + a + "-" + b + how : "cut " + from + " to " + (from.equals(a) ? b : a) + how;
    }

    @Override
    public void happen(Cluster cluster) {
        if (from.isEmpty()) {
            cluster.link(a, b).cut(kind.state());
        } else {
            cluster.link(a, b).cutFrom(kind.state(), from);
        }
    }
}
