//! One private PostgreSQL for the run of the tests: on loopback, in a temporary folder, on a free port. It is
//! stopped and removed when the test process ends, however it ends: a shell child waits for its standard input to
//! close, which the kernel does for a process that panicked or was killed too.

use std::{
    fs,
    io::Write as _,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

/// A running server.
pub(crate) struct Cluster {
    port: u16,
    _guard: Child,
}

/// What to do where there is no PostgreSQL.
const INSTALL: &str = "the tests of the store run on PostgreSQL too, and its programs (initdb, pg_ctl) were not found: \
    install them (Debian: `apt-get install postgresql`, Fedora: `dnf install postgresql-server`, \
    macOS: `brew install postgresql`) or set HOMEGROWN_TEST_POSTGRES=off to leave these tests out";

/// Waits for the end of the test process, then stops the server and removes its folder. It is not to be ended
/// together with the tests, or nobody would clean up.
const GUARD: &str = r#"trap '' INT TERM HUP; cat >/dev/null
"$@" stop -m immediate -D "$GUARDED/data" >/dev/null 2>&1
rm -rf "$GUARDED""#;

impl Cluster {
    /// The cluster of this run, started by the first test that asks; `None` where it was switched off.
    pub(crate) fn shared() -> Option<&'static Self> {
        static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
        CLUSTER
            .get_or_init(|| {
                let is_off = std::env::var("HOMEGROWN_TEST_POSTGRES").is_ok_and(|value| value == "off");
                (!is_off).then(|| Self::start().unwrap_or_else(|why| panic!("{why}")))
            })
            .as_ref()
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }

    fn start() -> Result<Self, String> {
        let programs = programs().ok_or_else(|| INSTALL.to_owned())?;
        let folder = folder()?;
        let guard = guard(&programs, &folder)?;
        let data = folder.join("data");
        let mut initdb = as_user(&programs.join("initdb"));
        initdb.arg("-D").arg(&data).args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        run(initdb, &folder)?;
        let mut refused = String::new();
        // The free port may be taken by another before the server takes it.
        for _ in 0..3 {
            let port = free_port()?;
            let options = format!(
                "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{}' -c fsync=off \
                 -c full_page_writes=off -c synchronous_commit=off -c max_connections=300",
                folder.display()
            );
            let mut start = as_user(&programs.join("pg_ctl"));
            start
                .arg("-D")
                .arg(&data)
                .arg("-l")
                .arg(folder.join("log"))
                .args(["-w", "-t", "60", "-o", &options, "start"]);
            match run(start, &folder) {
                Ok(()) => return Ok(Self { port, _guard: guard }),
                Err(why) => refused = why,
            }
        }
        Err(refused)
    }
}

/// The folder of the server's programs: of the newest version, or of those on the path.
fn programs() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default();
    for versions in ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"] {
        let mut found: Vec<PathBuf> =
            fs::read_dir(versions).into_iter().flatten().flatten().map(|entry| entry.path().join("bin")).collect();
        found.sort_by_key(|bin| bin.parent().and_then(Path::file_name).map(|name| (name.len(), name.to_owned())));
        folders.extend(found.into_iter().rev());
    }
    folders.into_iter().find(|bin| bin.join("initdb").is_file() && bin.join("pg_ctl").is_file())
}

/// A folder that the server's user owns.
fn folder() -> Result<PathBuf, String> {
    let folder = tempfile::Builder::new().prefix("homegrown-pg").tempdir().map_err(|error| error.to_string())?.keep();
    if is_root() {
        let mut own = Command::new("chown");
        own.arg("postgres").arg(&folder);
        run(own, &folder)?;
    }
    Ok(folder)
}

fn guard(programs: &Path, folder: &Path) -> Result<Child, String> {
    let mut sh = Command::new("sh");
    sh.args(["-c", GUARD, "guard"]);
    let stop = as_user(&programs.join("pg_ctl"));
    sh.arg(stop.get_program()).args(stop.get_args()).env("GUARDED", folder).current_dir("/");
    sh.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    sh.spawn().map_err(|error| format!("cannot start the guard of the test server: {error}"))
}

/// `initdb` and `postgres` refuse root; what else starts them is an ordinary user already.
fn as_user(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

/// Runs to the end. What it says goes to a file: the server would keep a pipe open for ever.
fn run(mut command: Command, folder: &Path) -> Result<(), String> {
    let said = folder.join("said");
    let file = fs::File::options().create(true).append(true).open(&said).map_err(|error| error.to_string())?;
    let (mut out, err) = (file.try_clone().map_err(|error| error.to_string())?, file);
    writeln!(out, "{command:?}").map_err(|error| error.to_string())?;
    let status = command.current_dir("/").stdin(Stdio::null()).stdout(out).stderr(err).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        outcome => {
            let log = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
            Err(format!("cannot start a PostgreSQL for the tests ({outcome:?}):\n{}{}", log("said"), log("log")))
        }
    }
}
