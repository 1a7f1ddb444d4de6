package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.replsim.admin.file.BinlogReader;
import org.replsim.admin.file.InfoFiles;
import org.replsim.admin.file.LogEntry;
import org.replsim.admin.file.MysqlBinlog;
import org.replsim.admin.file.RelayLogReader;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Node;
import org.replsim.host.HostClock;
import org.replsim.server.Vendor;
import org.replsim.server.replica.RelayLog.RelayFile;
import org.replsim.server.replica.Replica;
import org.replsim.table.Databases;

/**
 * The files of a server, made from the model: its logs with their index files, master.info and relay-log.info, the
 * tablespaces and a directory for each database. Of these only binary logs and the two info files can be removed; a binary
 * log stays in the index (later 1236, spec 1.3), and a missing master.info is noticed at the next start (spec 5.1).
 */
final class ServerFiles implements LiveFiles {

    private static final String OWNER = "mysql";
    private static final long SYSTEM_TABLESPACE = 12L << 20;
    private static final long REDO_FILE = 48L << 20;
    private static final long TABLESPACE = 96L << 10;
    private static final long FRM = 8586;
    private static final long DB_OPT = 65;

    private final Instance instance;
    private final Node node;

    ServerFiles(Instance instance) {
        this.instance = instance;
        node = instance.node();
    }

    @Override
    public List<FileEntry> entries() {
        List<FileEntry> entries = new ArrayList<>();
        String data = instance.dataDirectory();
        entries.add(directory(data));
        add(entries, data + "/ibdata1", SYSTEM_TABLESPACE, now(), () -> "");
        add(entries, data + "/ib_logfile0", REDO_FILE, now(), () -> "");
        add(entries, data + "/ib_logfile1", REDO_FILE, now(), () -> "");
        text(
                entries,
                errorLog(),
                String.join("\n", instance.errorLog()) + (instance.errorLog().isEmpty() ? "" : "\n"));
        if (instance.runs()) {
            text(entries, data + "/" + instance.name() + ".pid", instance.pid() + "\n");
        }
        databases(entries, data);
        binaryLogs(entries);
        relayLogs(entries, data);
        return entries;
    }

    @Override
    public boolean write(String path, String text) {
        return false;
    }

    @Override
    public boolean remove(String path) {
        String data = instance.dataDirectory();
        if (path.equals(data + "/master.info")
                && unnamed().flatMap(this::masterInfo).isPresent()) {
            instance.cluster().removeMasterInfo(instance.name(), true);
            return true;
        }
        if (path.equals(data + "/relay-log.info")
                && unnamed().flatMap(this::relayLogInfo).isPresent()) {
            instance.cluster().removeMasterInfo(instance.name(), false);
            return true;
        }
        int place = place(path);
        if (place >= 0) {
            node.engine().binlog().files().remove(place);
        }
        return place >= 0;
    }

    /** The path of its error log. */
    String errorLog() {
        return instance.dataDirectory() + "/" + instance.name() + ".err";
    }

    /** The directory of its binary logs, without a slash at its end. */
    private String binlogDirectory() {
        return HostFiles.absolute(
                instance.dataDirectory(), node.engine().binlog().files().path());
    }

    private int place(String path) {
        if (!node.engine().logs()) {
            return -1;
        }
        BinlogFiles files = node.engine().binlog().files();
        for (int file = files.firstKept(); file < files.count(); file++) {
            if (files.exists(file) && path.equals(binlogDirectory() + "/" + files.name(file))) {
                return file;
            }
        }
        return -1;
    }

    private void databases(List<FileEntry> entries, String data) {
        entries.add(directory(data + "/mysql"));
        entries.add(directory(data + "/performance_schema"));
        Databases databases = node.server().databases();
        for (String database : databases.databases()) {
            String path = data + "/" + database;
            entries.add(directory(path));
            add(entries, path + "/db.opt", DB_OPT, now(), () -> "");
            for (String table : databases.tables(database)) {
                add(entries, path + "/" + table + ".frm", FRM, now(), () -> "");
                add(entries, path + "/" + table + ".ibd", TABLESPACE, now(), () -> "");
            }
        }
    }

    private void binaryLogs(List<FileEntry> entries) {
        if (!node.engine().logs()) {
            return;
        }
        BinlogFiles files = node.engine().binlog().files();
        String directory = binlogDirectory();
        if (!directory.equals(instance.dataDirectory())) {
            entries.add(directory(directory));
        }
        for (int file = files.firstKept(); file < files.count(); file++) {
            int place = file;
            if (files.exists(file)) {
                long bytes = files.sizeOf(file);
                add(
                        entries,
                        directory + "/" + files.name(file),
                        bytes,
                        changed(file),
                        () -> Contents.log(
                                bytes, readable(new BinlogReader(instance.cluster(), node.engine()).read(place))));
            }
        }
        InfoFiles.binlogIndex(node)
                .ifPresent(text -> text(entries, directory + "/" + files.baseName() + ".index", text));
    }

    /** When a file was written to last: a closed one with its last transaction. */
    private long changed(int file) {
        Binlog log = node.engine().binlog();
        BinlogFiles files = log.files();
        if (file == files.count() - 1) {
            return now();
        }
        long last = log.firstBehind(files.endOf(file) - 1) - 1;
        return HostClock.EPOCH_SECONDS + (last >= log.firstKept() && last < log.written() ? log.commitSecond(last) : 0);
    }

    private void relayLogs(List<FileEntry> entries, String data) {
        node.replicas().forEach(replica -> relayLog(entries, data, replica));
        InfoFiles.connectionNames(node).ifPresent(text -> text(entries, data + "/multi-master.info", text));
    }

    private void relayLog(List<FileEntry> entries, String data, Replica replica) {
        String base = "";
        for (RelayFile file : replica.relayLog().files()) {
            base = file.name().substring(0, file.name().lastIndexOf('.'));
            add(
                    entries,
                    data + "/" + file.name(),
                    file.bytes(),
                    now(),
                    () -> Contents.log(
                            file.bytes(), readable(new RelayLogReader(instance.cluster(), replica).read(file))));
        }
        text(entries, data + "/" + base + ".index", InfoFiles.relayIndex(replica));
        String suffix = replica.info().fileSuffix() + ".info";
        masterInfo(replica).ifPresent(text -> text(entries, data + "/master" + suffix, text));
        relayLogInfo(replica).ifPresent(text -> text(entries, data + "/relay-log" + suffix, text));
    }

    private String readable(List<LogEntry> entries) {
        return MysqlBinlog.text(node.server().profile(), entries);
    }

    private Optional<String> masterInfo(Replica replica) {
        boolean removed = node.masterInfoRemoved() && !named(replica);
        return removed ? Optional.empty() : InfoFiles.masterInfo(replica);
    }

    private Optional<String> relayLogInfo(Replica replica) {
        boolean removed = node.relayInfoRemoved() && !named(replica);
        return removed ? Optional.empty() : InfoFiles.relayLogInfo(replica);
    }

    /** Only the files of the default connection can be removed. */
    private Optional<Replica> unnamed() {
        return Optional.ofNullable(node.replica(""));
    }

    private static boolean named(Replica replica) {
        return !replica.info().connection().isEmpty();
    }

    private void add(List<FileEntry> entries, String path, long bytes, long seconds, Supplier<String> text) {
        entries.add(new FileEntry(path, false, OWNER, mode(), bytes, seconds, text));
    }

    private void text(List<FileEntry> entries, String path, String text) {
        add(entries, path, Contents.bytes(text), now(), () -> text);
    }

    private FileEntry directory(String path) {
        return FileEntry.directory(path, OWNER, "drwx------", now());
    }

    private String mode() {
        return node.server().profile().vendor() == Vendor.MYSQL ? "-rw-r-----" : "-rw-rw----";
    }

    private long now() {
        return instance.machine().seconds();
    }
}
