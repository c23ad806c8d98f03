package org.guichet.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Writes down the statements of the views, with their values, so that pgbench can send the same. Closed, it hands out
 * the pool's own connections and costs nothing.
 */
final class StatementTap implements BeanPostProcessor {
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean open;

    void open() {
        statements.clear();
        open = true;
    }

    List<String> close() {
        open = false;
        return List.copyOf(statements);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof DelegatingDataSource)
                ? new DelegatingDataSource(source) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        Connection connection = super.getConnection();
                        return open && servesARequest() ? tapped(connection) : connection;
                    }
                }
                : bean;
    }

    /** Duties have statements of their own, on threads of their own. */
    private static boolean servesARequest() {
        return Thread.currentThread().getName().startsWith("http-");
    }

    private Connection tapped(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                StatementTap.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = invoke(connection, method, arguments);
                    return result instanceof PreparedStatement statement ? tapped(statement) : result;
                });
    }

    /** The driver's own text of a prepared statement carries its values, but for arrays: those are remembered here. */
    private PreparedStatement tapped(PreparedStatement statement) {
        Map<Integer, Object[]> arrays = new TreeMap<>();
        return (PreparedStatement) Proxy.newProxyInstance(
                StatementTap.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("set")
                            && arguments.length >= 2
                            && arguments[1] instanceof Object[] array) {
                        arrays.put((Integer) arguments[0], array);
                    }
                    if (method.getName().startsWith("execute")) {
                        statements.add(withArrays(
                                statement
                                        .unwrap(org.postgresql.PGStatement.class)
                                        .toString(),
                                arrays.values()));
                    }
                    return invoke(statement, method, arguments);
                });
    }

    private static String withArrays(String statement, Collection<Object[]> arrays) {
        String text = statement;
        for (Object[] array : arrays) {
            String elements =
                    Arrays.stream(array).map(element -> "\"" + element + "\"").collect(Collectors.joining(","));
            text = text.replaceFirst(
                    "\\?", Matcher.quoteReplacement("('{" + elements.replace("'", "''") + "}'::" + type(array) + ")"));
        }
        return text;
    }

    private static String type(Object[] array) {
        return switch (array) {
            case UUID[] ids -> "uuid[]";
            case Timestamp[] times -> "timestamptz[]";
            default -> "text[]";
        };
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
