package org.replsim.provision;

import org.replsim.binlog.Binlog;
import org.replsim.binlog.BinlogFiles;
import org.replsim.cluster.Node;

/**
 * The position that belongs to a dump: everything before it is in the dump, everything behind it is not.
 *
 * @param file of the source's binary log
 * @param position in the file
 * @param row the first transaction behind it
 */
record DumpPosition(String file, long position, long row) {

    /** That of a snapshot taken now: behind the last transaction that its engine has committed. */
    static DumpPosition of(Node source) {
        Binlog log = source.engine().binlog();
        BinlogFiles files = log.files();
        long row = log.published();
        while (row > log.firstKept() && !log.has(row - 1, Binlog.VISIBLE)) {
            row--;
        }
        if (row == log.written()) {
            return new DumpPosition(files.currentName(), files.currentPosition(), row);
        }
        long offset = row > log.firstKept() ? log.endOffset(row - 1) : files.startOf(0) + files.headEnd(0);
        int file = files.fileOf(offset);
        return new DumpPosition(files.name(file), offset - files.startOf(file), row);
    }
}
