package org.replsim.table.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.sql.Expression;

/** Values of expressions against results that the servers' manuals print. */
class EvaluatorTest {

    private final Evaluator evaluator = new Evaluator(Session.NONE, "D", 0);

    private String shown(Expression expression) {
        String text = text(expression);
        return text == null ? "NULL" : text;
    }

    private @Nullable String text(Expression expression) {
        return Values.text(evaluator.value(expression, Evaluator.Columns.NONE));
    }

    private static Expression number(String text) {
        boolean whole = text.matches("-?\\d+");
        return new Expression.Literal(whole ? (Object) Long.valueOf(text) : new BigDecimal(text));
    }

    private static Expression value(String text) {
        if (text.equals("NULL")) {
            return new Expression.Literal(null);
        }
        return text.startsWith("'") ? new Expression.Literal(text.substring(1, text.length() - 1)) : number(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "3, +, 5, 8",
                "1, +, 0.50, 1.50",
                "18, *, 3, 54",
                "3, /, 5, 0.6000",
                "102, /, 0, NULL",
                "5, DIV, 2, 2",
                "-5, DIV, 2, -2",
                "234, %, 10, 4",
                "1, +, NULL, NULL",
                "'3 apples', +, 1, 4",
                "1, =, 0, 0",
                "'0', =, 0, 1",
                "'0.01', =, 0, 0",
                "'.01', =, 0.01, 1",
                "'a', =, 'A ', 1",
                "NULL, =, NULL, NULL",
                "NULL, <=>, NULL, 1",
                "1, <=>, NULL, 0",
                "2, >, 1, 1",
                "0, AND, NULL, 0",
                "1, AND, NULL, NULL",
                "1, OR, NULL, 1",
                "0, OR, NULL, NULL",
                "1, XOR, 1, 0",
                "'David!', LIKE, 'David_', 1",
                "'David!', LIKE, '%D%v%', 1",
                "'David!', LIKE, 'David\\_', 0",
                "'Michael!', REGEXP, '^m.*!$', 1",
            })
    void operators(String left, String operator, String right, String result) {
        assertThat(shown(new Expression.Binary(operator, value(left), value(right))))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "concat;'My','S','QL';MySQL",
                "concat;'My',NULL,'QL';NULL",
                "concat;14.3;14.3",
                "concat_ws;',','First name',NULL,'Last';First name,Last",
                "length;'text';4",
                "upper;'Hej';HEJ",
                "left;'foobarbar',5;fooba",
                "right;'foobarbar',4;rbar",
                "substring;'Quadratically',5,6;ratica",
                "substring;'Sakila',-3;ila",
                "repeat;'MySQL',3;MySQLMySQLMySQL",
                "lpad;'hi',4,'??';??hi",
                "replace;'www.mysql.com','w','Ww';WwWwWw.mysql.com",
                "instr;'foobarbar','bar';4",
                "hex;255;FF",
                "hex;'abc';616263",
                "hex;'\u00e9\u20ac\ud83d\ude00';C3A9E282ACF09F9880",
            })
    void textFunctions(String name, @Nullable String arguments, String result) {
        functionGives(name, arguments, result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "round;-1.58;-2",
                "round;1.298,1;1.3",
                "floor;-1.23;-2",
                "ceiling;1.23;2",
                "abs;-32;32",
                "mod;234,10;4",
                "greatest;34,3,5;34",
                "ifnull;NULL,10;10",
                "coalesce;NULL,NULL,3;3",
                "nullif;1,1;NULL",
                "if;0,2,3;3",
                "unix_timestamp;'1970-01-02 00:00:01';86401",
                "date_add;'2018-05-01',1,'DAY';2018-05-02",
                "date_sub;'2018-05-01',1,'YEAR';2017-05-01",
                "date_add;'2020-12-31 23:59:59',1,'SECOND';2021-01-01 00:00:00",
                "date_add;'2024-01-30',1,'MONTH';2024-02-29",
                "timestampadd;'WEEK',1,'2003-01-02';2003-01-09",
                "timestampdiff;'MONTH','2003-02-01','2003-05-01';3",
                "timestampdiff;'YEAR','2002-05-01','2001-01-01';-1",
                "timestampdiff;'MINUTE','2003-02-01','2003-05-01 12:05:55';128885",
                "cast;'12abc','signed';12",
                "cast;-1,'unsigned';18446744073709551615",
                "now;;1970-01-01 00:00:00",
            })
    void otherFunctions(String name, @Nullable String arguments, String result) {
        functionGives(name, arguments, result);
    }

    private void functionGives(String name, @Nullable String arguments, String result) {
        List<Expression> values = new ArrayList<>();
        if (arguments != null) {
            for (String argument : arguments.split(",(?=(?:[^']*'[^']*')*[^']*$)")) {
                values.add(value(argument));
            }
        }
        assertThat(shown(new Expression.Call(name, values))).isEqualTo(result);
    }

    /** {@code 2 IN (0,3,5,7)} is 0; with NULL among the choices a miss is NULL. */
    @Test
    void inAndBetween() {
        assertThat(text(in("2", "0", "3"))).isEqualTo("0");
        assertThat(text(in("3", "0", "3"))).isEqualTo("1");
        assertThat(text(in("2", "0", "NULL"))).isNull();
        assertThat(text(new Expression.Between(number("2"), number("1"), number("3"), false)))
                .isEqualTo("1");
        assertThat(text(new Expression.Between(number("1"), number("2"), number("3"), true)))
                .isEqualTo("1");
    }

    private static Expression in(String operand, String first, String second) {
        return new Expression.In(value(operand), List.of(value(first), value(second)), false);
    }

    @Test
    void errors() {
        assertErrno(new Expression.Call("nix", List.of()), 1305);
        assertErrno(new Expression.Call("count", List.of()), 1111);
        assertErrno(new Expression.Column("a"), 1054);
        assertErrno(new Expression.Variable("nix", false), 1193);
        assertErrno(new Expression.Binary("+", number("9223372036854775807"), number("1")), 1690);
    }

    private void assertErrno(Expression expression, int errno) {
        assertThatThrownBy(() -> text(expression))
                .isInstanceOfSatisfying(
                        SqlException.class, e -> assertThat(e.error().errno()).isEqualTo(errno));
    }

    /** Seconds of days around a leap day and before 1970, as {@code java.time} counts them. */
    @Test
    void times() {
        for (long seconds = -5_000_000_000L; seconds < 8_000_000_000L; seconds += 12_345_678) {
            String expected = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)
                    .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT));
            assertThat(Times.dateTime(seconds)).isEqualTo(expected);
            assertThat(Times.seconds(expected)).isEqualTo(seconds);
            assertThat(Times.read(expected)).isEqualTo(expected);
        }
        assertThat(Times.read("2024-02-29 23:59")).isEqualTo("2024-02-29 23:59:00");
        assertThat(Times.read("2023-02-29")).isNull();
        assertThat(Times.readTime("7:05")).isEqualTo("07:05:00");
    }

    /** Ranges and sizes that the manuals list for each type. */
    @Test
    void types() {
        assertThat(converted("tinyint", 0, false, 128L)).isEqualTo("127");
        assertThat(converted("tinyint", 0, true, -1L)).isEqualTo("0");
        assertThat(converted("mediumint", 0, true, 99_999_999L)).isEqualTo("16777215");
        assertThat(converted("bigint", 0, true, new BigDecimal("18446744073709551615")))
                .isEqualTo("18446744073709551615");
        assertThat(converted("int", 0, false, "12")).isEqualTo("12");
        assertThat(converted("int", 0, false, 2.5)).isEqualTo("3");
        assertThat(converted("char", 4, false, "ab  ")).isEqualTo("ab");
        assertThat(converted("varchar", 4, false, "ab  ")).isEqualTo("ab  ");
        assertThat(converted("datetime", 0, false, "2018-2-1 1:02:03")).isEqualTo("2018-02-01 01:02:03");
        assertThat(converted("datetime", 0, false, "2018-02-30")).isEqualTo("0000-00-00 00:00:00");
        assertThat(converted("date", 0, false, 20180201L)).isEqualTo("2018-02-01");
        assertThat(converted("double", 0, false, "1.5e3")).isEqualTo("1500");
    }

    private static @Nullable String converted(String type, int length, boolean unsigned, Object value) {
        Target target = new Target("c", "'c'", 1, false, new ArrayList<>());
        return Values.text(Conversion.convert(value, Type.named(type, length, 0, unsigned), target));
    }

    @Test
    void bytesOfValues() {
        assertThat(Type.named("bigint", 0, 0, false).bytes(1L, 1, false)).isEqualTo(8);
        assertThat(Type.named("varchar", 255, 0, false).bytes("abc", 1, false)).isEqualTo(4);
        assertThat(Type.named("varchar", 255, 0, false).bytes("abc", 4, false)).isEqualTo(5);
        assertThat(Type.named("text", 0, 0, false).bytes("abc", 1, false)).isEqualTo(5);
        assertThat(Type.named("datetime", 0, 0, false).bytes("2018-02-01 00:00:00", 1, false))
                .isEqualTo(5);
        assertThat(Type.named("datetime", 0, 0, false).bytes("2018-02-01 00:00:00", 1, true))
                .isEqualTo(8);
        // The manual's example of packed decimals: 18 digits before the point take 8 bytes, 2 take 1.
        assertThat(new Type(TypeKind.DECIMAL, 20, 2, false).bytes(BigDecimal.ONE, 1, false))
                .isEqualTo(9);
    }
}
