package org.replsim.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Dml.Assignment;
import org.replsim.sql.Dml.Item;
import org.replsim.sql.Dml.Order;
import org.replsim.sql.Expression.Column;
import org.replsim.sql.Expression.Literal;
import org.replsim.sql.Token.Kind;

/** INSERT, REPLACE, UPDATE, DELETE and SELECT. */
final class DmlParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    DmlParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Dml.Insert insert() throws SyntaxError {
        boolean replace = tokens.next().is("REPLACE");
        tokens.acceptAny("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY");
        boolean ignore = !replace && tokens.accept("IGNORE");
        tokens.accept("INTO");
        TableName table = tokens.table();
        List<String> columns = new ArrayList<>();
        List<List<Expression>> rows = new ArrayList<>();
        if (tokens.accept("SET")) {
            rows.add(new ArrayList<>());
            for (Assignment assignment : tokens.list(this::assignment)) {
                columns.add(assignment.column());
                rows.get(0).add(assignment.value());
            }
        } else {
            columns.addAll(insertColumns());
            rows.addAll(rows());
        }
        List<Assignment> onDuplicate = !replace && tokens.phrase("ON", "DUPLICATE", "KEY", "UPDATE")
                ? tokens.list(this::assignment)
                : List.of();
        refuse("RETURNING");
        return new Dml.Insert(table, columns, rows, ignore, replace, onDuplicate);
    }

    private List<String> insertColumns() throws SyntaxError {
        if (!tokens.accept("(")) {
            return List.of();
        }
        refuse("SELECT");
        List<String> columns = tokens.at(")") ? List.of() : tokens.list(this::column);
        tokens.expect(")");
        return columns;
    }

    private List<List<Expression>> rows() throws SyntaxError {
        refuse("SELECT");
        tokens.oneOf("VALUES", "VALUE");
        return tokens.list(this::row);
    }

    private List<Expression> row() throws SyntaxError {
        tokens.expect("(");
        List<Expression> row = tokens.at(")") ? List.of() : tokens.list(expressions::expression);
        tokens.expect(")");
        return row;
    }

    Dml.Update update() throws SyntaxError {
        tokens.expect("UPDATE");
        tokens.accept("LOW_PRIORITY");
        refuse("IGNORE");
        TableName table = aliased();
        tokens.expect("SET");
        List<Assignment> assignments = tokens.list(this::assignment);
        return new Dml.Update(table, assignments, where(), orderBy(), limit());
    }

    Dml.Delete delete() throws SyntaxError {
        tokens.expect("DELETE");
        tokens.acceptAny("LOW_PRIORITY", "QUICK");
        refuse("IGNORE");
        if (tokens.atIdentifier()) {
            throw tokens.unsupported("DELETE from several tables");
        }
        tokens.expect("FROM");
        TableName table = aliased();
        Dml.Delete delete = new Dml.Delete(table, where(), orderBy(), limit());
        refuse("RETURNING");
        return delete;
    }

    Dml.Select select() throws SyntaxError {
        tokens.expect("SELECT");
        while (tokens.acceptAny("ALL", "SQL_NO_CACHE", "SQL_CACHE", "HIGH_PRIORITY")) {
            continue;
        }
        refuse("DISTINCT", "DISTINCTROW", "SQL_CALC_FOUND_ROWS", "STRAIGHT_JOIN");
        List<Item> items = items();
        refuse("INTO", "UNION");
        TableName from = null;
        if (tokens.accept("FROM")) {
            refuse("(");
            from = tokens.accept("DUAL") ? null : aliased();
        }
        Expression where = where();
        refuse("GROUP", "HAVING", "WINDOW");
        List<Order> orderBy = orderBy();
        Long limit = limit();
        refuse("INTO", "UNION", "PROCEDURE", "LOCK");
        return new Dml.Select(items, from, where, orderBy, limit, forUpdate());
    }

    private boolean forUpdate() throws SyntaxError {
        if (!tokens.accept("FOR")) {
            return false;
        }
        refuse("SHARE");
        tokens.expect("UPDATE");
        refuse("NOWAIT", "WAIT", "SKIP");
        return true;
    }

    /** Empty for all columns. */
    private List<Item> items() throws SyntaxError {
        if (!atAllColumns()) {
            List<Item> items = tokens.list(this::item);
            return items;
        }
        while (!tokens.accept("*")) {
            tokens.next();
        }
        refuse(",");
        return List.of();
    }

    private boolean atAllColumns() {
        return tokens.at("*")
                || tokens.atIdentifier()
                        && tokens.peek(1).is(".")
                        && tokens.peek(2).is("*");
    }

    private Item item() throws SyntaxError {
        if (atAllColumns()) {
            throw tokens.unsupported("* among other columns");
        }
        Token first = tokens.peek();
        Expression value = expressions.expression();
        String title = title(first, value);
        if (tokens.accept("AS")) {
            title = tokens.identifierOrString();
        } else if (tokens.at(Kind.STRING) || tokens.atIdentifier()) {
            title = tokens.next().text();
        }
        return new Item(value, title);
    }

    private String title(Token first, Expression value) {
        if (value instanceof Column column) {
            return column.name();
        }
        boolean text =
                value instanceof Literal literal && literal.value() instanceof String && first.kind() == Kind.STRING;
        return text ? first.text() : tokens.since(first);
    }

    private TableName aliased() throws SyntaxError {
        TableName table = tokens.table();
        if (tokens.accept("AS") || tokens.atIdentifier()) {
            tokens.identifier();
        }
        if (tokens.atAny(",", "JOIN", "INNER", "LEFT", "RIGHT", "CROSS", "NATURAL", "STRAIGHT_JOIN")) {
            throw tokens.unsupported("JOIN");
        }
        refuse("USE", "FORCE", "IGNORE", "PARTITION");
        return table;
    }

    private Assignment assignment() throws SyntaxError {
        String column = column();
        tokens.oneOf("=", ":=");
        return new Assignment(column, expressions.expression());
    }

    /** A column's own name; of the names of table and database before it nothing is kept. */
    private String column() throws SyntaxError {
        String name = tokens.identifier();
        while (tokens.accept(".")) {
            name = tokens.identifier();
        }
        return name;
    }

    private @Nullable Expression where() throws SyntaxError {
        return tokens.accept("WHERE") ? expressions.expression() : null;
    }

    private List<Order> orderBy() throws SyntaxError {
        return tokens.phrase("ORDER", "BY") ? tokens.list(this::order) : List.of();
    }

    private Order order() throws SyntaxError {
        Expression by = expressions.expression();
        boolean descending = tokens.accept("DESC");
        if (!descending) {
            tokens.accept("ASC");
        }
        return new Order(by, descending);
    }

    private @Nullable Long limit() throws SyntaxError {
        if (!tokens.accept("LIMIT")) {
            return null;
        }
        long first = tokens.number();
        if (first == 0 && tokens.accept(",")) {
            return tokens.number();
        }
        if (tokens.atAny(",", "OFFSET")) {
            throw tokens.unsupported("LIMIT with an offset");
        }
        return first;
    }

    /** What the servers know at this place and this language does not. */
    private void refuse(String... words) throws SyntaxError {
        if (tokens.atAny(words)) {
            throw tokens.unsupported(tokens.at("GROUP") ? "GROUP BY" : tokens.word());
        }
    }
}
