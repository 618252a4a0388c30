//! Jobs: broken off and gone on with, cancelled, tried again, and never done twice.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]
#![expect(clippy::disallowed_methods, reason = "the files of a job are made and torn")]

use std::cell::Cell;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Mutex;

use actions::{
    AddFiles, Answer, Body, Desk, DocumentFacts, DocumentFiles, EraseEntries, Fetch, FetchFailure,
    FetchRequest, Fetched, HandedFiles, HandledDocument, Job, JobId, JobPlace, JobProgress,
    JobTools, ReadWith, RefillIndex, Subscribe, TakeFeeds, WatchJob, begin_job, cancel_job,
    clear_jobs, erase_entries, find_feed, give_up_job, list_entries, list_jobs, next_job,
    resume_job, retry_job, show_job, subscribe, unfinished_jobs, work_job,
};
use domain::Kind;
use tempfile::TempDir;

#[test]
fn a_job_that_is_done_says_what_became_of_each_file() {
    let mut desk = TestDesk::with(&[("a.txt", "It rains."), ("b.txt", ""), ("c.txt", "It rains.")]);
    let id = desk.begin(JobPlace::Here);
    assert_eq!(id.to_string(), "job-1");
    assert_eq!(desk.work(id, 9), "done: 3 of 3, 1 here already, 1 failed");
    let shown = show_job(&desk.desk, id).unwrap();
    assert!(shown.job.title.starts_with("add 3 files of /"), "{}", shown.job.title);
    let failed: Vec<_> = shown.failed().collect();
    assert!(failed[0].name.ends_with("b.txt"), "{failed:?}");
    let error = &failed[0].end.as_ref().unwrap().failures[0].error;
    assert_eq!(error, "the file is empty; give one that holds text");
    assert_eq!(unfinished_jobs(&desk.desk).unwrap(), []);
}

#[test]
fn what_was_broken_off_is_gone_on_with_and_nothing_is_added_twice() {
    let mut desk = TestDesk::with(&files(6));
    let id = desk.begin(JobPlace::Here);
    assert_eq!(desk.work(id, 4), "interrupted: 4 of 6");
    assert_eq!(unfinished_jobs(&desk.desk).unwrap().len(), 1);
    // The program ended while it wrote down that the fourth file is kept.
    let journal = desk.folder.path().join("desk.sqlite3.jobs/job-1/journal.jsonl");
    let bytes = fs::read(&journal).unwrap();
    fs::write(&journal, &bytes[..bytes.len() - 20]).unwrap();
    assert_eq!(desk.told(id), "interrupted: 3 of 6");
    // What was kept and not noted is the job's own all the same.
    assert_eq!(desk.work(id, 9), "done: 6 of 6");
    assert_eq!(desk.added(id), 6);
    assert_eq!(desk.documents(), 6);
}

#[test]
fn a_cancelled_job_ends_after_its_item_and_can_be_resumed() {
    let mut desk = TestDesk::with(&files(4));
    let id = desk.begin(JobPlace::Background);
    assert_eq!(next_job(&desk.desk).unwrap(), Some(id));
    assert_eq!(desk.told(id), "waiting: 0 of 4");
    let canceller = Desk::open(desk.desk.path(), "Bea").unwrap();
    let mut watch = Watch { cancels: Some((&canceller, 2)), ..Watch::until(9) };
    let job = work_job(&mut desk.desk, id, &tools(&ReadWith::default()), &mut watch).unwrap();
    assert_eq!(told(&job), "cancelled: 2 of 4");
    assert_eq!(watch.cancelled, ["stopping"]);
    assert_eq!(next_job(&desk.desk).unwrap(), None);
    assert!(desk.refused(id).contains("job-1 is cancelled; resume it first"));
    let again = cancel_job(&desk.desk, id).unwrap_err().to_string();
    assert_eq!(again, "job-1 is cancelled, and so there is nothing to cancel");

    resume_job(&desk.desk, id, JobPlace::Background).unwrap();
    assert_eq!(next_job(&desk.desk).unwrap(), Some(id));
    assert_eq!(desk.work(id, 9), "done: 4 of 4");
    assert_eq!(desk.documents(), 4);
    let over = resume_job(&desk.desk, id, JobPlace::Here).unwrap_err().to_string();
    assert!(over.starts_with("job-1 is done, and so nothing is left to do"), "{over}");
}

#[test]
fn what_failed_is_tried_again_once_it_is_mended() {
    let mut desk = TestDesk::with(&[("a.txt", "It rains."), ("b.txt", "")]);
    let id = desk.begin(JobPlace::Here);
    assert_eq!(desk.work(id, 9), "done: 2 of 2, 1 failed");
    desk.write("b.txt", "It snows.");
    retry_job(&desk.desk, id, JobPlace::Here).unwrap();
    assert_eq!(desk.told(id), "interrupted: 1 of 2");
    assert_eq!(desk.work(id, 9), "done: 2 of 2");
    assert_eq!(desk.documents(), 2);
    let none = retry_job(&desk.desk, id, JobPlace::Here).unwrap_err().to_string();
    assert_eq!(none, "job-1 is done, and so nothing failed in it");
}

#[test]
fn nobody_works_at_a_job_that_another_works_at() {
    let mut desk = TestDesk::with(&files(2));
    let id = desk.begin(JobPlace::Here);
    let mut other = Desk::open(desk.desk.path(), "Bea").unwrap();
    let mut watch = Watch { intrudes: Some((&mut other, id)), ..Watch::until(9) };
    let read_with = ReadWith::default();
    let job = work_job(&mut desk.desk, id, &tools(&read_with), &mut watch).unwrap();
    assert_eq!(told(&job), "done: 2 of 2");
    let expected =
        "job-1 is worked at by another program; let it go on, or cancel it first".to_owned();
    assert_eq!(watch.refusals, [expected.clone(), expected.clone(), expected.clone(), expected]);
    assert_eq!(desk.documents(), 2);
}

#[test]
fn one_job_is_enough_for_the_same_work() {
    let mut desk = TestDesk::with(&files(2));
    let id = desk.begin(JobPlace::Background);
    let plan = desk.plan();
    let same = begin_job(&desk.desk, plan, JobPlace::Here).unwrap_err().to_string();
    assert_eq!(same, "job-1 does the same already; let it go on, or cancel it first");
    assert_eq!(desk.work(id, 1), "interrupted: 1 of 2");
    // One that was broken off gives way, as what it added is found again.
    let next = desk.begin(JobPlace::Here);
    assert_eq!(desk.work(next, 9), "done: 2 of 2, 1 here already");
    assert_eq!(list_jobs(&desk.desk).unwrap().jobs.len(), 1);
}

#[test]
fn files_that_are_handed_over_go_once_they_are_added() {
    let mut desk = TestDesk::with(&[]);
    let mut files = HandedFiles::new(&desk.desk).unwrap();
    for (name, text) in [("../a.txt", "It rains."), ("a.txt", "It snows."), ("c.txt", "")] {
        files.file(name).unwrap().write_all(text.as_bytes()).unwrap();
    }
    // Until it is begun it is no job, and nobody clears it away.
    assert_eq!(clear_jobs(&desk.desk, &[]).unwrap().cleared, []);
    assert_eq!(list_jobs(&desk.desk).unwrap().jobs, []);
    let id = files.begin(&desk.desk, DocumentFacts::default()).unwrap();
    assert_eq!(desk.work(id, 9), "done: 3 of 3, 1 failed");
    let kept = desk.folder.path().join("desk.sqlite3.jobs/job-1/files");
    let is_kept = ["1/a.txt", "2/a.txt", "3/c.txt"].map(|name| kept.join(name).exists());
    assert_eq!(is_kept, [false, false, true]);
    let shown = show_job(&desk.desk, id).unwrap();
    assert_eq!(shown.items[1].name, "a.txt");
    assert_eq!(clear_jobs(&desk.desk, &[]).unwrap().cleared, [id]);
    assert!(!kept.exists());
    assert_eq!(desk.documents(), 2);

    let none = HandedFiles::new(&desk.desk).unwrap().begin(&desk.desk, DocumentFacts::default());
    assert_eq!(none.unwrap_err().to_string(), "there is nothing to do, as no file was chosen");
}

#[test]
fn the_index_is_made_anew_by_a_job() {
    let mut desk = TestDesk::with(&files(2));
    let id = desk.begin(JobPlace::Here);
    desk.work(id, 9);
    let id = begin_job(&desk.desk, RefillIndex::plan(), JobPlace::Background).unwrap();
    assert_eq!(desk.work(id, 9), "done: 1 of 1");
    let shown = show_job(&desk.desk, id).unwrap();
    assert!(shown.items[0].end.as_ref().unwrap().told[0].ends_with(" entries are indexed"));
}

#[test]
fn a_job_is_refused_where_there_is_nothing_to_do_or_nothing_may_be_written() {
    let desk = TestDesk::with(&[]);
    let plan = TakeFeeds::plan(&desk.desk, &[]).unwrap();
    let error = begin_job(&desk.desk, plan, JobPlace::Here).unwrap_err().to_string();
    assert_eq!(error, "there is nothing to do, as no feed is due");
    let length = fs::metadata(desk.desk.path()).unwrap().len();
    let nobody = Desk::open(desk.desk.path(), " ").unwrap();
    let error = begin_job(&nobody, RefillIndex::plan(), JobPlace::Here).unwrap_err().to_string();
    assert_eq!(error, "an entry needs an author; sign it with --as NAME");
    let mut permissions = fs::metadata(desk.desk.path()).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(desk.desk.path(), permissions).unwrap();
    let error = begin_job(&desk.desk, RefillIndex::plan(), JobPlace::Here).unwrap_err();
    assert!(error.to_string().contains("may be read but not written"), "{error}");
    assert_eq!(fs::metadata(desk.desk.path()).unwrap().len(), length);
    assert_eq!(list_jobs(&desk.desk).unwrap().jobs, []);
}

#[test]
fn a_job_that_cannot_go_on_says_why_and_one_that_is_damaged_stops_no_other() {
    let mut desk = TestDesk::with(&files(2));
    let request =
        AddFiles { actors: Some(desk.folder.path().join("nowhere.tsv")), ..desk.request() };
    let found = DocumentFiles::find(&[desk.papers()]).unwrap();
    let plan = request.plan(&found).unwrap();
    let id = begin_job(&desk.desk, plan, JobPlace::Background).unwrap();
    assert!(desk.refused(id).contains("nowhere.tsv cannot be used"));
    let list = list_jobs(&desk.desk).unwrap();
    assert!(list.jobs[0].because.as_ref().unwrap().contains("nowhere.tsv cannot be used"));
    // It is not taken up again by itself.
    assert_eq!(next_job(&desk.desk).unwrap(), None);

    fs::write(desk.folder.path().join("desk.sqlite3.jobs/job-1/job.json"), "{").unwrap();
    let good = desk.begin(JobPlace::Background);
    give_up_job(&desk.desk, good, "the lamp went out").unwrap();
    let list = list_jobs(&desk.desk).unwrap();
    assert_eq!(list.jobs.len(), 1);
    assert!(list.problems[0].contains("job.json cannot be understood"), "{:?}", list.problems);
    assert_eq!(clear_jobs(&desk.desk, &[id]).unwrap().cleared, [id]);
}

#[test]
fn an_item_that_the_program_fails_at_stops_no_other() {
    let mut desk = TestDesk::with(&[("b.txt", "It rains.")]);
    let named = vec!["https://news.example/talks".into(), desk.papers().join("b.txt")];
    let files = DocumentFiles::find(&named).unwrap();
    let plan = AddFiles::default().plan(&files).unwrap();
    let id = begin_job(&desk.desk, plan, JobPlace::Here).unwrap();
    let read_with = ReadWith::default();
    let tools = JobTools { read_with: &read_with, web: Some(&BrokenWeb) };
    let job = work_job(&mut desk.desk, id, &tools, &mut Watch::until(9)).unwrap();
    assert_eq!(told(&job), "done: 2 of 2, 1 failed");
    let shown = show_job(&desk.desk, id).unwrap();
    let error = &shown.items[0].end.as_ref().unwrap().failures[0].error;
    assert!(error.starts_with("the program failed at it"), "{error}");
}

#[test]
fn an_item_that_ends_the_program_each_time_is_passed_over() {
    let mut desk = TestDesk::with(&files(2));
    let id = desk.begin(JobPlace::Here);
    let journal = desk.folder.path().join("desk.sqlite3.jobs/job-1/journal.jsonl");
    let death = "{\"note\":\"begun\",\"at\":\"2026-11-02T10:00:00Z\",\"by\":\"Ada\"}\n\
        {\"note\":\"at\",\"at\":\"2026-11-02T10:00:00Z\",\"item\":0}\n";
    fs::write(&journal, death.repeat(3)).unwrap();
    assert_eq!(desk.work(id, 9), "done: 2 of 2, 1 failed");
    let shown = show_job(&desk.desk, id).unwrap();
    let error = &shown.items[0].end.as_ref().unwrap().failures[0].error;
    assert_eq!(error, "the program ended 3 times while it was at it");
    retry_job(&desk.desk, id, JobPlace::Here).unwrap();
    assert_eq!(desk.work(id, 9), "done: 2 of 2");
}

#[test]
fn the_name_of_a_job_is_never_given_again() {
    let mut desk = TestDesk::with(&files(2));
    let first = desk.begin(JobPlace::Here);
    desk.work(first, 9);
    assert_eq!(clear_jobs(&desk.desk, &[]).unwrap().cleared, [first]);
    let second = desk.begin(JobPlace::Here);
    assert_eq!(second.to_string(), "job-2");
    // Nor where one that was broken off gives way.
    assert_eq!(desk.begin(JobPlace::Here).to_string(), "job-3");
    let none = show_job(&desk.desk, second).unwrap_err().to_string();
    assert_eq!(none, "there is no job-2; see which there are in the list of jobs");
}

#[test]
fn feeds_are_asked_side_by_side_and_taken_in_one_after_another() {
    let mut desk = TestDesk::with(&[]);
    let web = Feeds::default();
    for host in ["one", "two", "three"] {
        let url = format!("https://{host}.example/feed");
        let request = Subscribe { url: url.clone(), ..Subscribe::default() };
        subscribe(&mut desk.desk, &request, find_feed(&url, &web).unwrap()).unwrap();
    }
    web.asked.lock().unwrap().clear();
    let plan = TakeFeeds::plan(&desk.desk, &[]).unwrap();
    let id = begin_job(&desk.desk, plan, JobPlace::Here).unwrap();
    let read_with = ReadWith::default();
    let tools = JobTools { read_with: &read_with, web: Some(&web) };
    let job = work_job(&mut desk.desk, id, &tools, &mut Watch::until(1)).unwrap();
    assert_eq!(told(&job), "interrupted: 1 of 3");
    let asked = |web: &Feeds| {
        let mut asked = web.asked.lock().unwrap().clone();
        asked.sort();
        asked.join(" ")
    };
    let all = "https://one.example/feed https://three.example/feed https://two.example/feed";
    assert_eq!((desk.documents(), asked(&web).as_str()), (1, all), "the others were asked too");
    web.asked.lock().unwrap().clear();
    let job = work_job(&mut desk.desk, id, &tools, &mut Watch::until(9)).unwrap();
    assert_eq!(told(&job), "done: 3 of 3");
    let rest = "https://three.example/feed https://two.example/feed";
    assert_eq!((desk.documents(), asked(&web).as_str()), (3, rest), "each was asked once");
}

/// A web of feeds with one item each.
#[derive(Default)]
struct Feeds {
    asked: Mutex<Vec<String>>,
}

impl Fetch for Feeds {
    fn fetch(&self, request: &FetchRequest) -> Result<Fetched, FetchFailure> {
        let url = request.url.clone();
        self.asked.lock().unwrap().push(url.clone());
        let item =
            format!("<item><title>News</title><description>News of {url}.</description></item>");
        let bytes = format!("<rss><channel><title>{url}</title>{item}</channel></rss>").into();
        let answer = Answer::Body(Body { bytes, ..Body::default() });
        Ok(Fetched { url, moved_to: None, answer })
    }
}

/// A web at which the program fails.
struct BrokenWeb;

impl Fetch for BrokenWeb {
    fn fetch(&self, _: &FetchRequest) -> Result<Fetched, FetchFailure> {
        panic!("a test of what becomes of it")
    }
}

/// Files with a text of their own each.
#[test]
fn nothing_is_erased_while_a_job_waits_or_runs() {
    let mut desk = TestDesk::with(&files(2));
    let first = desk.begin(JobPlace::Here);
    assert_eq!(desk.work(first, 9), "done: 2 of 2");
    let next = desk.begin(JobPlace::Background);
    let request =
        EraseEntries { entries: vec!["d-1".parse().unwrap()], because: "asked for".to_owned() };
    let refused = erase_entries(&mut desk.desk, &request).unwrap_err().to_string();
    let told = "job-2 is under way and may be reading it; wait for it or cancel it, and erase then";
    assert_eq!(refused, told);
    cancel_job(&desk.desk, next).unwrap();
    erase_entries(&mut desk.desk, &request).unwrap();
}

fn files(count: usize) -> Vec<(&'static str, &'static str)> {
    let all = [
        ("a.txt", "Rain a."),
        ("b.txt", "Rain b."),
        ("c.txt", "Rain c."),
        ("d.txt", "Rain d."),
        ("e.txt", "Rain e."),
        ("f.txt", "Rain f."),
    ];
    all[..count].to_vec()
}

fn tools<'a>(read_with: &'a ReadWith<'a>) -> JobTools<'a> {
    JobTools { read_with, web: None }
}

fn told(job: &Job) -> String {
    format!("{}: {}", job.standing.word(), job.progress.words())
}

/// Watches a job, and meddles with it where told to.
#[derive(Default)]
struct Watch<'a> {
    /// After so many items it goes no further.
    until: usize,
    handled: Cell<usize>,
    /// Where it stood once it was cancelled.
    cancelled: Vec<&'static str>,
    /// Who cancels it after how many items.
    cancels: Option<(&'a Desk, usize)>,
    /// Who tries to work at it as well.
    intrudes: Option<(&'a mut Desk, JobId)>,
    refusals: Vec<String>,
}

impl Watch<'_> {
    fn until(until: usize) -> Self {
        Self { until, ..Self::default() }
    }
}

impl WatchJob for Watch<'_> {
    fn at(&mut self, _: &JobProgress) {
        if let Some((desk, id)) = &mut self.intrudes {
            let mut other = Watch::until(9);
            let refused = work_job(desk, *id, &tools(&ReadWith::default()), &mut other);
            self.refusals.push(refused.unwrap_err().to_string());
        }
    }

    fn handled(&mut self, _: Vec<HandledDocument>) {
        self.handled.set(self.handled.get() + 1);
        if let Some((desk, _)) = self.cancels.filter(|(_, after)| *after == self.handled.get()) {
            let job = cancel_job(desk, "job-1".parse().unwrap()).unwrap();
            self.cancelled.push(job.standing.word());
        }
    }

    fn goes_on(&self) -> bool {
        self.handled.get() < self.until
    }
}

struct TestDesk {
    folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
        let desk = Self { folder, desk };
        fs::create_dir(desk.papers()).unwrap();
        for (name, text) in files {
            desk.write(name, text);
        }
        desk
    }

    fn papers(&self) -> PathBuf {
        self.folder.path().join("papers")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.papers().join(name), text).unwrap();
    }

    fn request(&self) -> AddFiles {
        AddFiles { named: vec![self.papers().display().to_string()], ..AddFiles::default() }
    }

    fn plan(&self) -> actions::JobPlan {
        self.request().plan(&DocumentFiles::find(&[self.papers()]).unwrap()).unwrap()
    }

    fn begin(&self, place: JobPlace) -> JobId {
        begin_job(&self.desk, self.plan(), place).unwrap()
    }

    /// Works at a job until so many items ended, and tells how it stands then.
    fn work(&mut self, id: JobId, until: usize) -> String {
        let read_with = ReadWith::default();
        let job =
            work_job(&mut self.desk, id, &tools(&read_with), &mut Watch::until(until)).unwrap();
        assert_eq!(told(&job), self.told(id));
        told(&job)
    }

    fn refused(&mut self, id: JobId) -> String {
        let read_with = ReadWith::default();
        let worked = work_job(&mut self.desk, id, &tools(&read_with), &mut Watch::until(9));
        worked.unwrap_err().to_string()
    }

    fn told(&self, id: JobId) -> String {
        told(&show_job(&self.desk, id).unwrap().job)
    }

    fn added(&self, id: JobId) -> usize {
        show_job(&self.desk, id).unwrap().job.progress.documents_added
    }

    fn documents(&self) -> usize {
        list_entries(&self.desk, Kind::Document).unwrap().len()
    }
}
