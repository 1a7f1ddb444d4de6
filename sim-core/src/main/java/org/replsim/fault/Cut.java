package org.replsim.fault;

import java.util.Locale;
import org.replsim.cluster.Cluster;

/** The link between two servers is cut. */
public record Cut(String a, String b, CutKind kind) implements Fault {
    @Override
    public String target() {
        return a;
    }

    @Override
    public String text() {
        return "cut " + a + "-" + b + " (" + kind.name().toLowerCase(Locale.ROOT) + ")";
    }

    @Override
    public void happen(Cluster cluster) {
        cluster.link(a, b).cut(kind.state());
    }
}
