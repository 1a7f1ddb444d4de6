package org.replsim.cli.console;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Node;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.reports.client.Box;
import org.replsim.reports.text.Quantity;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.SemiSync;
import org.replsim.server.source.Source;

/** Shows every server on a line. */
final class Status implements Command {

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String usage() {
        return "status";
    }

    @Override
    public String doc() {
        return "shows each server: what it replicates from, its threads, how far it is behind, its binary log, semi-sync";
    }

    @Override
    public void run(List<String> words, Desk desk) {
        desk.screen.print(Box.lines(new Answer.ResultSet(
                List.of("Server", "Up", "Source", "IO", "SQL", "Seconds_Behind", "True lag", "Binary log", "Semi-sync"),
                List.of(false, false, false, false, false, true, true, false, false),
                desk.world.cluster().nodes().stream().flatMap(Status::rows).toList())));
    }

    /** One, or one for each connection of a replica with several sources. */
    private static Stream<List<@Nullable String>> rows(Node node) {
        return node.replicas().isEmpty()
                ? Stream.of(row(node, null))
                : node.replicas().stream().map(replica -> row(node, replica));
    }

    private static List<@Nullable String> row(Node node, @Nullable Replica replica) {
        boolean up = node.server().alive();
        String[] thread = replica == null
                ? new String[] {"", "", "", "", ""}
                : new String[] {
                    replica.upstream().server().name(),
                    up ? replica.ioThread().state().running(node.server().profile()) : "No",
                    up && replica.applier().running() ? "Yes" : "No",
                    up ? behind(replica) : "",
                    up ? Quantity.duration(replica.trueLagNanos()) : ""
                };
        String connection = replica == null ? "" : replica.info().connection();
        return Arrays.asList(
                ReplicationSpec.key(node.server().name(), connection),
                up ? "yes" : "no",
                thread[0],
                thread[1],
                thread[2],
                thread[3],
                thread[4],
                position(node.source()),
                up ? semiSync(node.source()) : "");
    }

    private static String behind(Replica replica) {
        long seconds = replica.secondsBehindMaster();
        return seconds < 0 ? "NULL" : Long.toString(seconds);
    }

    private static String position(@Nullable Source source) {
        if (source == null) {
            return "";
        }
        BinlogFiles files = source.binlog().files();
        return files.currentName() + ":" + files.currentPosition();
    }

    private static String semiSync(@Nullable Source source) {
        if (source == null || !source.semiSync().enabled()) {
            return "";
        }
        SemiSync semiSync = source.semiSync();
        return (semiSync.on() ? "ON" : "OFF")
                + (semiSync.waitSessions() > 0 ? ", " + semiSync.waitSessions() + " waiting" : "");
    }
}
