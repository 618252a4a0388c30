//! Jobs on the pages: files are handed over, added in the background, and what fails is told.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use actions::{
    AddFiles, Desk, DocumentFiles, EraseEntries, JobPlace, JobTools, ReadWith, RefillIndex,
    begin_job, erase_entries, work_job,
};
use tempfile::TempDir;

use crate::forms::check_page;
use crate::{fetch, post, serve_desk};

#[test]
fn files_are_handed_over_and_what_fails_is_tried_again() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_in(&folder));
    let page = fetch(&address, "/documents/new");
    assert!(page.contains("name=\"files\" type=\"file\" multiple"), "{page}");
    check_page(&page);

    let answer = hand_over(&address, &[("rain.txt", "It rains."), ("empty.txt", "")]);
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("/jobs/job-1"), "{answer}");
    let done = once_over(&address, "job-1");
    assert!(done.contains("\"standing\":\"done\"") && done.contains("\"failed\":1"), "{done}");
    let page = fetch(&address, "/jobs/job-1");
    assert!(page.contains("2 of 2, 1 failed") && page.contains("1 document added"), "{page}");
    assert!(page.contains("the file is empty; give one that holds text"), "{page}");
    assert!(page.contains("<progress max=\"2\" value=\"2.00\""), "{page}");
    assert!(page.contains("<a href=\"/documents/d-1\">d-1</a>"), "{page}");
    assert!(!page.contains("http-equiv=\"refresh\""), "{page}");
    check_page(&page);
    let json = fetch(&address, "/documents/d-1.json");
    assert!(json.contains("\"source\":\"The Day\"") && json.contains("2026-11-02"), "{json}");

    let answer = post(&address, "/jobs/job-1/retry", &[]);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(once_over(&address, "job-1").contains("\"failed\":1"));
    let cleared = post(&address, "/jobs/clear", &[]);
    assert!(cleared.starts_with("HTTP/1.1 303"), "{cleared}");
    let page = fetch(&address, "/jobs");
    assert!(page.contains("There is no job."), "{page}");
    check_page(&page);
}

#[test]
fn a_job_that_was_broken_off_is_told_on_every_page_and_resumed() {
    let folder = TempDir::new().unwrap();
    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    for name in ["a", "b", "c"] {
        fs::write(papers.join(name).with_extension("txt"), format!("Rain {name}.")).unwrap();
    }
    let desk = desk_in(&folder);
    let files = DocumentFiles::find(std::slice::from_ref(&papers)).unwrap();
    let request = AddFiles { named: vec![papers.display().to_string()], ..AddFiles::default() };
    begin_job(&desk, request.plan(&files).unwrap(), JobPlace::Here).unwrap();
    let address = serve_desk(desk);

    let home = fetch(&address, "/");
    assert!(home.contains("<a href=\"/jobs/job-1\">job-1 interrupted: 0 of 3</a>"), "{home}");
    let page = fetch(&address, "/jobs/job-1");
    assert!(page.contains("action=\"/jobs/job-1/resume\""), "{page}");
    check_page(&page);
    let cancelled = post(&address, "/jobs/job-1/cancel", &[]);
    assert!(cancelled.starts_with("HTTP/1.1 303"), "{cancelled}");
    let again = post(&address, "/jobs/job-1/cancel", &[]);
    assert!(again.starts_with("HTTP/1.1 422"), "{again}");
    assert!(again.contains("job-1 is cancelled, and so there is nothing to cancel"), "{again}");
    check_page(&again);

    let resumed = post(&address, "/jobs/job-1/resume", &[]);
    assert!(resumed.starts_with("HTTP/1.1 303"), "{resumed}");
    let done = once_over(&address, "job-1");
    assert!(done.contains("\"documents_added\":3"), "{done}");
    let part = fetch(&address, "/jobs/job-1/progress");
    assert!(part.contains("3 of 3") && !part.contains("data-moving"), "{part}");
    assert!(!fetch(&address, "/").contains("job-note"));
}

#[test]
fn a_job_of_the_page_is_done_by_another_program_where_it_is_asked_to() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk_in(&folder);
    let id = begin_job(&desk, RefillIndex::plan(), JobPlace::Background).unwrap();
    let read_with = ReadWith::default();
    let tools = JobTools { read_with: &read_with, web: None };
    let job = work_job(&mut desk, id, &tools, &mut Patient).unwrap();
    assert_eq!(job.progress.words(), "1 of 1");
    let address = serve_desk(desk);
    let list = fetch(&address, "/jobs.json");
    assert!(list.contains("\"kind\":\"rebuild-archive\""), "{list}");
}

#[test]
fn what_cannot_be_begun_is_refused_with_the_reason() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_in(&folder));
    let none = hand_over(&address, &[("", "")]);
    assert!(none.starts_with("HTTP/1.1 422"), "{none}");
    assert!(
        none.contains("<a href=\"#files-files\">there is nothing to do, as no file was chosen")
    );
    assert!(none.contains("value=\"The Day\""), "{none}");
    check_page(&none);
    let refused = post(&address, "/jobs/fetch-feeds", &[]);
    assert!(refused.starts_with("HTTP/1.1 422"), "{refused}");
    let told = "this desk is served without fetching; ask whoever serves it to let it fetch";
    assert!(refused.contains(told), "{refused}");
    check_page(&refused);
    assert!(fetch(&address, "/jobs/job-9").starts_with("HTTP/1.1 404"));
    assert!(fetch(&address, "/jobs/job-01").starts_with("HTTP/1.1 404"));
    // What no job came of leaves nothing behind but its name, which is never given again.
    let jobs = fs::read_dir(folder.path().join("desk.sqlite3.jobs")).unwrap();
    let mut names: Vec<_> = jobs.map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["last.json", "service"]);
}

#[test]
fn a_field_that_the_form_does_not_have_is_refused() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_in(&folder));
    for field in ["name=\"sorce\"", "name=\"file\"; filename=\"rain.txt\""] {
        let refused = hand_over_with(&address, &[(field, "The Day")], &[("rain.txt", "Rain.")]);
        assert!(refused.starts_with("HTTP/1.1 422"), "{refused}");
        assert!(refused.contains("there is no field"), "{refused}");
    }
    assert!(fetch(&address, "/jobs").contains("There is no job."));
}

#[test]
fn an_erased_document_leaves_no_name_of_its_file_with_the_job() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_in(&folder));
    hand_over(&address, &[("Informant Petrov.txt", "It rains."), ("other.txt", "It snows.")]);
    once_over(&address, "job-1");
    let mut desk = desk_in(&folder);
    let erase =
        EraseEntries { entries: vec!["d-1".parse().unwrap()], because: "asked for".to_owned() };
    erase_entries(&mut desk, &erase).unwrap();
    assert!(fetch(&address, "/jobs").contains("There is no job."));
    assert!(!folder.path().join("desk.sqlite3.jobs").join("job-1").exists());
}

/// Lets every job go on.
struct Patient;

impl actions::WatchJob for Patient {
    fn at(&mut self, _: &actions::JobProgress) {}

    fn handled(&mut self, _: Vec<actions::HandledDocument>) {}

    fn goes_on(&self) -> bool {
        true
    }
}

fn desk_in(folder: &TempDir) -> Desk {
    Desk::open_or_begin(folder.path().join("desk.sqlite3"), "ada").unwrap()
}

/// A job as JSON, asked for again and again until nobody works at it.
fn once_over(address: &str, job: &str) -> String {
    loop {
        let json = fetch(address, &format!("/jobs/{job}.json"));
        let is_moving = ["waiting", "running", "stopping"]
            .iter()
            .any(|word| json.contains(&format!("\"standing\":\"{word}\"")));
        if !is_moving {
            return json;
        }
    }
}

/// Sends the form with files in it, and gives the whole answer.
fn hand_over(address: &str, files: &[(&str, &str)]) -> String {
    let fields = [("name=\"source\"", "The Day"), ("name=\"published\"", "2026-11-02")];
    hand_over_with(address, &fields, files)
}

fn hand_over_with(address: &str, fields: &[(&str, &str)], files: &[(&str, &str)]) -> String {
    let fields = fields.iter().map(|(head, text)| ((*head).to_owned(), *text));
    let files = files.iter().map(|(name, text)| {
        let head = format!("name=\"files\"; filename=\"{name}\"\r\ncontent-type: text/plain");
        (head, *text)
    });
    let parts = fields.chain(files).map(|(head, text)| {
        format!("--cut\r\ncontent-disposition: form-data; {head}\r\n\r\n{text}\r\n")
    });
    let body = parts.collect::<String>() + "--cut--\r\n";
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /documents/files HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-type: multipart/form-data; boundary=cut\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all((head + &body).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
