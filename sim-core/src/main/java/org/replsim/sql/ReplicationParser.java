package org.replsim.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Replication.Option;
import org.replsim.sql.Replication.Threads;
import org.replsim.sql.Token.Kind;

/** CHANGE MASTER, START, STOP and RESET SLAVE, RESET MASTER, PURGE, in all their spellings. */
final class ReplicationParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    ReplicationParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** Whether SLAVE, or REPLICA where it is known, stands here. */
    static boolean atReplica(Tokens tokens) {
        return tokens.at("SLAVE") && tokens.dialect().masterWords()
                || tokens.at("REPLICA") && tokens.dialect().replicaWords();
    }

    static boolean atReplicas(Tokens tokens) {
        return tokens.at("SLAVES") || tokens.at("REPLICAS") && tokens.dialect().replicaWords();
    }

    Replication change() throws SyntaxError {
        tokens.expect("CHANGE");
        if (tokens.at("REPLICATION") && tokens.dialect().since(Integer.MAX_VALUE, 50703)) {
            tokens.next();
            if (tokens.at("FILTER")) {
                throw tokens.unsupported("CHANGE REPLICATION FILTER");
            }
            if (!tokens.dialect().sourceWords() || !tokens.accept("SOURCE")) {
                throw tokens.unexpected();
            }
        } else if (!tokens.dialect().masterWords() || !tokens.accept("MASTER")) {
            throw tokens.unexpected();
        }
        String connection = tokens.connection();
        tokens.expect("TO");
        List<Option> options = tokens.list(() -> option(false));
        String channel = tokens.channel();
        return new Replication.ChangeSource(channel == null ? connection : channel, options);
    }

    /** START or STOP, after that word. */
    Replication startOrStop(boolean start) throws SyntaxError {
        boolean all = tokens.dialect().namedConnections() && tokens.accept("ALL");
        if (all ? !atReplicas(tokens) : !atReplica(tokens)) {
            throw tokens.unexpected();
        }
        tokens.next();
        return threads(start, all, all ? null : tokens.connection());
    }

    /** {@code SLAVE START}, {@code SLAVE STOP}. */
    Replication oldForm() throws SyntaxError {
        tokens.expect("SLAVE");
        return threads(tokens.oneOf("START", "STOP").equals("START"), false, null);
    }

    private Replication threads(boolean start, boolean all, @Nullable String connection) throws SyntaxError {
        Threads threads = threads();
        List<Option> until = start && !all && tokens.accept("UNTIL") ? tokens.list(() -> option(true)) : List.of();
        String channel = all ? null : tokens.channel();
        String name = channel == null ? connection : channel;
        return start
                ? new Replication.StartReplica(name, all, threads, until)
                : new Replication.StopReplica(name, all, threads);
    }

    private Threads threads() throws SyntaxError {
        if (!tokens.atAny("IO_THREAD", "SQL_THREAD", "RELAY_THREAD")) {
            return Threads.BOTH;
        }
        List<String> named = tokens.list(() -> tokens.oneOf("IO_THREAD", "SQL_THREAD", "RELAY_THREAD"));
        boolean sql = named.contains("SQL_THREAD");
        boolean io = named.contains("IO_THREAD") || named.contains("RELAY_THREAD");
        return sql && io ? Threads.BOTH : sql ? Threads.SQL_THREAD : Threads.IO_THREAD;
    }

    private Option option(boolean until) throws SyntaxError {
        ReplicationOption option = ReplicationOption.of(tokens.word(), tokens.dialect());
        if (option == null || !(until ? option.inUntil() : option.inChange())) {
            throw tokens.unexpected();
        }
        tokens.next();
        if (option.kind() == ReplicationOption.Kind.FLAG) {
            return new Option(option, List.of());
        }
        tokens.expect("=");
        if (option == ReplicationOption.MASTER_USE_GTID) {
            return new Option(option, List.of(tokens.oneOf("SLAVE_POS", "CURRENT_POS", "NO", gtidOfReplica())));
        }
        return new Option(option, values(option.kind()));
    }

    private String gtidOfReplica() {
        return tokens.dialect().replicaWords() ? "REPLICA_POS" : "SLAVE_POS";
    }

    private List<Object> values(ReplicationOption.Kind kind) throws SyntaxError {
        return switch (kind) {
            case TEXT, UNTIL -> List.of(tokens.string());
            case NUMBER -> List.of(decimal().longValue());
            case DECIMAL -> List.of(decimal());
            case WORD -> List.of(word());
            case NUMBERS -> numbers();
            case FLAG -> List.of();
        };
    }

    /** Numbers with a fraction are accepted everywhere; where a whole one is meant, the fraction is cut off. */
    private BigDecimal decimal() throws SyntaxError {
        if (!tokens.at(Kind.NUMBER)) {
            throw tokens.unexpected();
        }
        return OperandParser.decimal(tokens.next().text());
    }

    private String word() throws SyntaxError {
        if (tokens.at(Kind.STRING)) {
            return tokens.string();
        }
        if (!tokens.at(Kind.WORD)) {
            throw tokens.unexpected();
        }
        return tokens.next().word();
    }

    private List<Object> numbers() throws SyntaxError {
        tokens.expect("(");
        List<Object> numbers = new ArrayList<>();
        if (!tokens.at(")")) {
            numbers.addAll(tokens.list(tokens::number));
        }
        tokens.expect(")");
        return numbers;
    }

    /** After RESET. */
    Replication reset() throws SyntaxError {
        if (tokens.at("MASTER") && tokens.dialect().masterWords()) {
            tokens.next();
            return new Replication.ResetSource(first());
        }
        if (tokens.at("BINARY") && tokens.dialect().binaryLogWords()) {
            tokens.expect("BINARY", "LOGS", "AND", "GTIDS");
            return new Replication.ResetSource(first());
        }
        if (tokens.at("QUERY")) {
            throw tokens.unsupported("RESET QUERY CACHE");
        }
        if (!atReplica(tokens)) {
            throw tokens.unexpected();
        }
        tokens.next();
        String connection = tokens.connection();
        boolean all = tokens.accept("ALL");
        String channel = tokens.channel();
        return new Replication.ResetReplica(channel == null ? connection : channel, all);
    }

    private @Nullable Long first() throws SyntaxError {
        return tokens.dialect().since(100106, 80000) && tokens.accept("TO") ? tokens.number() : null;
    }

    Replication purge() throws SyntaxError {
        tokens.expect("PURGE");
        if (!tokens.dialect().masterWords() || !tokens.accept("MASTER")) {
            tokens.expect("BINARY");
        }
        tokens.expect("LOGS");
        if (tokens.oneOf("TO", "BEFORE").equals("TO")) {
            return new Replication.PurgeTo(tokens.string());
        }
        return new Replication.PurgeBefore(expressions.expression());
    }
}
