package org.replsim.admin.show;

import java.util.List;
import org.replsim.cluster.Node;

/** Whoever knows of connections that the model itself does not know enough of: those of typed sessions. */
@FunctionalInterface
public interface ProcessSource {

    /** There are none. */
    ProcessSource NONE = node -> List.of();

    /** The connections to a server. Each stands for the session of the same Id, if the server has one. */
    List<ProcessRow> rows(Node node);
}
