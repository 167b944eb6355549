-- Version 1. What was handed over, and what people have said of it. Everything below "worked out" can be made anew.

create table installations (
    key text primary key,
    public bytea not null unique,
    first date not null,
    trusted boolean not null default false
);

-- digest: SHA-256 of the payload. kind and ids stand in the line too; here they are sought by.
create table lines (
    id bigint generated always as identity primary key,
    key text not null references installations,
    digest bytea not null,
    number integer not null,
    group_id text not null,
    record uuid,
    supersedes uuid,
    line text not null,
    unique (key, digest)
);
create index on lines (key, number);
create index on lines (group_id);
create index on lines (record) where record is not null;
create index on lines (supersedes) where supersedes is not null;

create table expected (
    id text primary key,
    place integer not null,
    name text not null,
    unit text not null,
    headcount integer not null,
    spelt text not null
);
create index on expected (spelt);

create table merges (
    group_id text primary key,
    into_id text not null
);

create table blocks (
    id bigint generated always as identity primary key,
    programme text not null,
    version integer not null,
    number integer not null,
    unit text not null,
    day date not null,
    term integer not null,
    records uuid[] not null,
    groups text[] not null,
    answered integer not null,
    high integer not null
);

create table about (
    name text primary key,
    value text not null
);

-- Worked out: what the lines of trusted installations say together.

create table cards (
    group_id text primary key,
    line bigint not null references lines,
    spelt text not null
);
create index on cards (spelt);

-- month: years * 12 + month - 1. earlier: what it has taken the place of. pending: it has answers in no block.
create table records (
    record uuid primary key,
    line bigint not null references lines,
    group_id text not null,
    programme text not null,
    version integer not null,
    session text,
    day date not null,
    month integer not null,
    term integer not null,
    people integer not null,
    answered boolean not null,
    pending boolean not null,
    earlier uuid[] not null
);
create index on records (group_id);
create index on records (programme, session, month);
create index on records (programme) where pending;

create table conflicts (
    id bigint generated always as identity primary key,
    lines bigint[] not null,
    key text not null,
    what text not null
);
create index on conflicts using gin (lines);

-- Worked out: where each group stands (standing.py), by programme.

create table courses (
    programme text primary key,
    course text not null
);

-- programme '': ids whose group must be looked for anew; else roots whose standing must be.
create table dirty (
    programme text not null,
    group_id text not null,
    primary key (programme, group_id)
);

create table members (
    group_id text primary key,
    root text not null
);
create index on members (root);

-- unit_spelt: as expected.spelt, of the unit alone.
create table named (
    root text primary key,
    unit text not null,
    unit_spelt text not null
);

-- terms: years * 2, and 1 more in autumn. sorted, folded: as sorting.py puts names in order, and for seeking.
create table stands (
    programme text not null,
    root text not null,
    name text not null,
    unit text not null,
    apart boolean not null,
    pool boolean not null,
    sorted text collate "C" not null,
    folded text not null,
    headcount integer,
    expected boolean not null,
    had boolean[] not null,
    done integer not null,
    present integer,
    of_people integer,
    last date,
    planned date[] not null,
    awaited date,
    held integer not null,
    sum_present integer not null,
    sum_headcount integer not null,
    sum_guests integer not null,
    with_manager integer not null,
    manager_known integer not null,
    whole boolean not null,
    whole_since date,
    whole_term integer,
    follow_ups integer[] not null,
    primary key (programme, root)
);
create index on stands (programme, sorted, root) where not apart;

-- Worked out: the answers' sums, anew when something has changed. part: whole, unit or term.

create table spent (
    record uuid not null,
    version integer not null,
    number integer not null,
    primary key (record, version, number)
);

create table shown (
    programme text primary key,
    waiting integer not null
);

create table let (
    programme text not null references shown on delete cascade,
    part text not null,
    unit text,
    term integer,
    version integer not null,
    number integer not null,
    answered bigint not null,
    high bigint not null,
    sessions bigint not null,
    groups bigint not null
);
create index on let (programme);

create table there (
    programme text not null references shown on delete cascade,
    part text not null,
    unit text,
    term integer,
    version integer not null,
    people bigint not null
);
create index on there (programme);
