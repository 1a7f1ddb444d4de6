package org.replsim.cluster;

import java.util.List;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;

/** Everything that exists before anybody writes: hosts, servers, links, and who replicates from whom. */
public record ClusterSpec(
        List<HostSpec> hosts, List<ServerSpec> servers, List<LinkSpec> links, List<ReplicationSpec> replication) {

    /** Copies the lists. */
    public ClusterSpec {
        hosts = List.copyOf(hosts);
        servers = List.copyOf(servers);
        links = List.copyOf(links);
        replication = List.copyOf(replication);
    }
}
