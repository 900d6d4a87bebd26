package dev.remediator.actuator.terraform;

import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Where Terraform keeps the machines of a fleet, as the settings describe it.
///
/// @param program Terraform's command line, found on the PATH or by its whole path. Default
///   `terraform`
/// @param directory the root module, initialised, on every worker; the whole path
/// @param workspace which workspace; empty: the one selected in the directory
/// @param address the resource behind a node, the node's name as `{node}` between quotation marks:
///   `aws_instance.app["{node}"]`
/// @param id the attribute that tells one machine from the next. Default `id`
/// @param variables files for `-var-file`, beside those that Terraform reads by itself; relative to
///   the directory
/// @param lockTimeout how long to wait for who holds the state's lock. Default 60 s
/// @param limit how long a plan may take, and an apply. Default 15 min
public record TerraformSpec(
        String program,
        Path directory,
        String workspace,
        String address,
        String id,
        List<Path> variables,
        Duration lockTimeout,
        Duration limit) {
    private static final String PLACE = "{node}";
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern WORKSPACE = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,89})?");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,62}");
    private static final Pattern PROGRAM = Pattern.compile("/[^\\p{Cntrl}]+|[A-Za-z0-9][\\w.-]*");

    /// `module.a["x"].type.name["{node}"]`.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(module\\.#KEY?\\.)*#\\.#KEY?"
                            .replace("KEY", "(\\[(\\d+|\"([A-Za-z0-9._/-]|\\{node})+\")])")
                            .replace("#", "[A-Za-z_][A-Za-z0-9_-]*"));

    /// Refuses what could not work, with a sentence that names the key and the value.
    public TerraformSpec {
        variables = List.copyOf(variables);
        check("program", program, PROGRAM);
        check("workspace", workspace, WORKSPACE);
        check("address", address, ADDRESS);
        check("id", id, ID);
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException(
                    "directory is '" + directory + "', but must be a whole path");
        }
        if (!address.contains(PLACE) || address.startsWith("data.")) {
            throw new IllegalArgumentException(
                    "address is '"
                            + address
                            + "', but must be a resource with "
                            + PLACE
                            + " where the node's name belongs");
        }
        if (lockTimeout.isNegative() || lockTimeout.compareTo(limit) >= 0) {
            throw new IllegalArgumentException(
                    "lock-timeout is "
                            + lockTimeout
                            + ", but must be shorter than limit, "
                            + limit);
        }
    }

    private static void check(String key, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    key + " is '" + value + "', which does not match " + pattern.pattern());
        }
    }

    /// The address of the resource behind a node. Nothing that a node may be called means anything
    /// between the quotation marks of HCL.
    ///
    /// @throws ActuatorException if no node may be called so
    String address(String node) {
        if (!NODE.matcher(node).matches()) {
            throw new ActuatorException(
                    "no node is called '"
                            + node.replaceAll("\\p{Cntrl}", "?")
                            + "', which does not match "
                            + NODE.pattern());
        }
        return address.replace(PLACE, node);
    }
}
