package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial's steps with other names, another file number and other data: sizes and positions by the formulas of spec 3.1. */
class TutorialVariationTest {

    private static final int MAGIC = 4;
    private static final int HEADER = 19;
    /** Of MariaDB 5.5. */
    private static final int FORMAT = 241;

    private static final int XID = HEADER + 8;
    private static final int INTVAR = HEADER + 9;
    private static final int OK_PACKET = 4 + 1;

    private static final String DATABASE = "Lagerhaus";
    private static final String BINLOG = "kasten.000012";
    private static final String RELAY = "Kiste-relay-bin";
    private static final String TABLE =
            "create table Ware(id int(4) not null AUTO_INCREMENT, name char(20) not null," + " primary key(id))";
    private static final String GRANT = "grant replication slave on *.* to kopie@'10.1.%' identified by 'geheim'";

    @TempDir
    Path folder;

    private static int query(String database, String sql) {
        return HEADER + 13 + 26 + database.length() + 1 + sql.length();
    }

    private static int rotate(String next) {
        return HEADER + 8 + next.length();
    }

    private static int insert(String sql) {
        return query(DATABASE, "BEGIN") + INTVAR + query(DATABASE, sql) + XID;
    }

    private static String insertOf(String value) {
        return "insert into Ware(name) values('" + value + "')";
    }

    private Path scenario() throws IOException {
        return Files.writeString(folder.resolve("other.yaml"), """
                name: other
                title: Is anything canned?
                duration: 1h
                hosts:
                  links: {cores: 2, disk: ssd, address: 10.1.0.1}
                  rechts: {cores: 2, disk: ssd, address: 10.1.0.2}
                servers:
                  db1: {host: links, profile: mariadb-5.5, cnf: {log_bin: /logs/kasten, server_id: 7, datadir: /daten/}}
                  db2: {host: rechts, profile: mariadb-5.5, cnf: {server_id: 8, datadir: /daten/, relay_log: Kiste-relay-bin}}
                links: [{between: [db1, db2], rtt: 1ms}]
                """);
    }

    @Test
    void everySizeFollowsFromTheNames() throws IOException {
        int position = MAGIC
                + FORMAT
                + query(DATABASE, "create database " + DATABASE)
                + query(DATABASE, TABLE)
                + insert(insertOf("Schraube"))
                + query(DATABASE, GRANT);
        String added = insertOf("Unterlegscheibe");
        String transcript = Transcripts.of(scenario(), script(position, added));

        assertThat(transcript).contains("| " + BINLOG + " | " + " ".repeat(8 - digits(position)) + position + " |");
        int first = MAGIC + FORMAT + rotate(RELAY + ".000002");
        int second = MAGIC + FORMAT + rotate(BINLOG) + FORMAT;
        long index = 2L * ("./" + RELAY + ".000001\n").length();
        assertThat(Transcripts.numbers(transcript, " (\\d+) \\w+ \\d+ [\\d:]+ " + RELAY))
                .containsExactly(
                        (long) first, (long) second, index, (long) first, (long) second + insert(added), index);
        assertThat(transcript).contains("\n./" + RELAY + ".000001\n4\n" + BINLOG + "\n" + position + "\n");
        assertThat(Transcripts.answer(transcript, "cat /daten/relay-log.info"))
                .containsExactly(
                        "./" + RELAY + ".000002",
                        "" + (second + insert(added)),
                        BINLOG,
                        "" + (position + insert(added)));
        assertThat(Transcripts.numbers(transcript, "Relay_Log_Space: (\\d+)$"))
                .containsExactly((long) first + second + insert(added));
        assertThat(transcript).contains("|  2 | Unterlegscheibe |");
        assertThat(Transcripts.numbers(transcript, ", length (\\d+)$"))
                .isEqualTo(List.of(
                        (long) insert(added) + 4 * OK_PACKET,
                        0L,
                        (long) insert(insertOf("Nagel")) + 4 * (OK_PACKET + 2),
                        (long) 13 + BINLOG.length(),
                        0L));
    }

    private static final String SAVED = """
            db1$ cat > sichern.sh << 'SCRIPT'
            ZIEL=/sicherung && mkdir -p $ZIEL
            mysqldump -A -B --master-data=1 --single-transaction | gzip > ${ZIEL}/voll_`date +%F`.sql.gz
            SCRIPT
            db1$ sh sichern.sh
            db2$ mkdir /sicherung
            db1$ scp /sicherung/voll_2018-01-31.sql.gz 10.1.0.2:/sicherung/
            """;

    private static final String FETCHED = """
            db2$ cat > holen.sh << 'SCRIPT'
            mysql << EOF
            change master to master_host='10.1.0.1', master_user='kopie', master_password='geheim';
            EOF
            cd /sicherung
            gzip -d voll_`date +%F`.sql.gz
            head -2 voll_`date +%F`.sql > /dev/null
            mysql < voll_`date +%F`.sql
            SCRIPT
            db2$ sh holen.sh
            db2$ pwd
            db2$ cat /daten/relay-log.info
            db2> start slave;
            advance 2s
            select name from Lagerhaus.Ware;
            """;

    /** The scripts of section 6 with other names, a day and a position of their own; the order that works. */
    @Test
    void aSlaveIsMadeByAScriptOnAnyHost() throws IOException {
        int position = MAGIC
                + FORMAT
                + query(DATABASE, "create database " + DATABASE)
                + query(DATABASE, TABLE)
                + insert(insertOf("Mutter"))
                + query(DATABASE, GRANT);
        String data = "db1>\ncreate database " + DATABASE + ";\nuse " + DATABASE + "\n" + TABLE + ";\n"
                + insertOf("Mutter") + ";\n" + GRANT + ";\n";
        String transcript = Transcripts.of(scenario(), data + SAVED + "db1> " + insertOf("Dübel") + ";\n" + FETCHED);
        assertThat(Transcripts.answer(transcript, "pwd")).containsExactly("/root");
        assertThat(Transcripts.answer(transcript, "cat /daten/relay-log.info"))
                .containsExactly("./" + RELAY + ".000001", "4", "kasten.000001", "" + position);
        assertThat(transcript).contains("| Mutter ").contains("| Dübel ").doesNotContain("has forgotten");
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }

    private static String script(int position, String added) {
        String dump = "tcpdump -nn -i eth0 host 10.1.0.1 and 10.1.0.2\n";
        return "db1>\n"
                + "flush logs;\n".repeat(11)
                + "create database " + DATABASE + ";\nuse " + DATABASE + "\n" + TABLE + ";\n"
                + insertOf("Schraube") + ";\n" + GRANT + ";\nshow master status;\n"
                + """
                db1$ mysqldump -A -B > /opt/d.sql
                db1$ scp /opt/d.sql 10.1.0.2:/opt
                db2$ mysql < /opt/d.sql
                db2> change master to master_host='10.1.0.1', master_user='kopie', master_password='geheim',
                """
                + "master_log_file='" + BINLOG + "', master_log_pos=" + position + ";\n"
                + """
                db2$ cat /daten/relay-log.info
                start slave;
                advance 2s
                db2$ ll /daten/ | grep relay-bin
                """
                + "db1$ " + dump
                + "db1> " + added + ";\nadvance 1s\n"
                + "db1$ " + dump
                + """
                db2$ ll /daten/ | grep relay-bin
                db2$ cat /daten/relay-log.info
                db2> select * from Lagerhaus.Ware;
                show slave status\\G
                stop slave;
                install plugin rpl_semi_sync_slave soname 'semisync_slave.so';
                set global rpl_semi_sync_slave_enabled=1;
                db1> install plugin rpl_semi_sync_master soname 'semisync_master.so';
                set global rpl_semi_sync_master_enabled=1;
                db2> start slave;
                advance 2s
                """
                + "db1$ " + dump.strip()
                + " | grep -v IP\n"
                + "db1> " + insertOf("Nagel") + ";\nadvance 1s\n"
                + "db1$ " + dump;
    }
}
