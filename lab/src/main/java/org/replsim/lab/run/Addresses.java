package org.replsim.lab.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.cluster.ServerSpec;
import org.replsim.host.HostSpec;
import org.replsim.lab.server.RealServer;
import org.replsim.run.RunSpec;

/** Addresses of the scenario in statements, as those of the lab: a CHANGE MASTER leads to the line to that server. */
final class Addresses {

    private static final Pattern HOST = Pattern.compile("(?i)\\bMASTER_HOST\\s*=\\s*(['\"])(.*?)\\1");
    private static final Pattern PORT = Pattern.compile("(?i)\\s*,?\\s*\\bMASTER_PORT\\s*=\\s*[0-9]+");

    private static final Pattern USER = Pattern.compile("(?i)\\bMASTER_USER\\s*=");
    private static final String ACCOUNT =
            ", MASTER_USER='" + RealServer.USER + "', MASTER_PASSWORD='" + RealServer.PASSWORD + "'";

    private final RunSpec spec;
    private final RealCluster cluster;

    Addresses(RunSpec spec, RealCluster cluster) {
        this.spec = spec;
        this.cluster = cluster;
    }

    /** The statement for a server of the lab; unchanged if it names no server that is linked with this one. */
    String translated(String server, String statement) {
        Matcher host = HOST.matcher(statement);
        if (!host.find()) {
            return statement;
        }
        Optional<String> source = at(host.group(2)).filter(found -> cluster.linked(server, found));
        if (source.isEmpty()) {
            return statement;
        }
        String address = "MASTER_HOST='" + RealServer.HOST + "', MASTER_PORT="
                + cluster.line(server, source.get()).port()
                + (USER.matcher(statement).find() ? "" : ACCOUNT);
        String withoutPort = PORT.matcher(statement).replaceAll("");
        return HOST.matcher(withoutPort).replaceFirst(Matcher.quoteReplacement(address));
    }

    /** The server at an address: of the only server of that host. */
    private Optional<String> at(String address) {
        return spec.cluster().hosts().stream()
                .filter(host -> host.address().equals(address) || host.name().equals(address))
                .map(HostSpec::name)
                .flatMap(name -> spec.cluster().servers().stream()
                        .filter(server -> server.host().equals(name)))
                .map(ServerSpec::name)
                .findFirst();
    }
}
