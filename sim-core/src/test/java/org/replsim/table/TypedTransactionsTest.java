package org.replsim.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.replsim.table.Typed.insert;
import static org.replsim.table.Typed.values;

import org.junit.jupiter.api.Test;
import org.replsim.binlog.EventSizes;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionSource;
import org.replsim.binlog.Transactions;
import org.replsim.sql.Ddl;

/** Typed transactions beside those of workloads. */
class TypedTransactionsTest {

    private final Transactions transactions = new Transactions();
    private final TypedTransactions typed = new TypedTransactions(transactions, 1);
    private final Typed server = Typed.withTable();
    private final Shape shape = new Shape();

    @Test
    void workloadsKeepTheirNumbers() {
        assertThat(transactions.count()).isZero();
        assertThat(transactions.add(nothing())).isZero();
        assertThat(transactions.add(nothing())).isEqualTo(1);
        assertThat(transactions.of(typed.add(3))).isSameAs(typed);
        assertThatThrownBy(() -> transactions.reserve(TypedTransactions.SOURCE, typed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** An id is there before its content, which grows. */
    @Test
    void growing() {
        long first = typed.add(0);
        long other = typed.add(2);
        assertThat(first).isNotEqualTo(other);
        assertThat(TypedTransactions.typed(first)).isTrue();
        transactions.shape(first, shape);
        assertThat(shape.rows).isEqualTo(1);
        assertThat(typed.key(first, 0)).isEqualTo(-1);
        OpenTransaction open = server.databases.begin();
        server.execute(insert("t", values(1, "x")), server.context("a"), open);
        typed.set(first, TypedTransaction.of(0, Typed.MARIADB, server.context("a"), open, 1));
        server.execute(insert("t", values(2, "x"), values(3, "x")), server.context("b"), open);
        typed.set(first, TypedTransaction.of(0, Typed.MARIADB, server.context("a"), open, 1));
        transactions.shape(first, shape);
        assertThat(shape.rows).isEqualTo(3);
        assertThat(shape.statements).isEqualTo(2);
        assertThat(typed.key(first, 2)).isEqualTo(open.keys()[2]);
        assertThat(typed.get(other)).isNull();
    }

    /** Annotate_rows is in the file only, if the server writes it: 199 bytes of spec 3.2 without its 46. */
    @Test
    void whatIsSentAndWhatIsInTheFile() {
        server.ddl(Typed.table("u", java.util.List.of(), Typed.column("a", "int", 0)), "create table u(a int)");
        server.format = BinlogFormat.ROW;
        long id = typed.add(0);
        // One letter less in the database than sk.t.
        typed.set(id, server.run("insert into u values(1)", insert("u", values(1))));
        transactions.shape(id, shape);
        EventSizes annotating = new EventSizes(Typed.MARIADB, true).of(shape, false);
        assertThat(annotating.fileBytes()).isEqualTo(198);
        assertThat(annotating.wireBytes()).isEqualTo(152);
        assertThat(annotating.wireEvents()).isEqualTo(4);
        assertThat(annotating.wireEvent(1)).isEqualTo(41);
        EventSizes bare = new EventSizes(Typed.MARIADB, false).of(shape, false);
        assertThat(bare.fileBytes()).isEqualTo(152);
        // The next transaction of a workload has no file of its own.
        shape.rows(1, 1, 220, 100);
        assertThat(annotating.of(shape, false).fileBytes()).isEqualTo(annotating.wireBytes() + 123);
    }

    @Test
    void definitionsAreDdl() {
        long id = typed.add(0);
        TypedTransaction create = server.ddl(new Ddl.CreateDatabase("E", false), "create database E");
        typed.set(id, create);
        transactions.shape(id, shape);
        assertThat(shape.ddl).isTrue();
        assertThat(create.changesDefinitions()).isTrue();
        assertThat(new EventSizes(Typed.MARIADB, true).of(shape, false).fileBytes())
                .isEqualTo(42 + create.fileSizes()[0]);
    }

    private static TransactionSource nothing() {
        return new TransactionSource() {
            @Override
            public void shape(long id, Shape shape) {
                shape.rows(1, 1, 1, 1);
            }

            @Override
            public long statementBits(long id, int statement) {
                return 0;
            }

            @Override
            public long key(long id, int row) {
                return -1;
            }
        };
    }
}
