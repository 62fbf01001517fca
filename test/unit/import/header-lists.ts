/** Header rows as other systems export them, and a Chinese list: what real files begin with. */

const list = (text: string): readonly string[] => text.split(', ')

export const zohoAccounts = list(
  'Record Id, Account Owner.id, Account Owner, Rating, Account Name, Phone, Account Site, Fax, Parent Account.id, Parent Account, Website, Account Number, Ticker Symbol, Account Type, Ownership, Industry, Employees, Annual Revenue, SIC Code, Tag, Created By.id, Created By, Modified By.id, Modified By, Created Time, Modified Time, Last Activity Time, Change Log Time, Locked, Connected To, Connected To Id, Billing Street, Billing City, Billing State, Billing Code, Billing Country, Shipping Street, Shipping City, Shipping State, Shipping Code, Shipping Country, Description',
)

export const zohoAccountsNewLayout = list(
  'Record ID, Account Owner ID, Account Owner, Account Name, Billing Address - Flat / House No./ Building / Apartment Name, Billing Address - Street Address, Billing Address - City, Billing Address - State / Province, Billing Address - Zip / Postal Code, Billing Address - Country / Region, Billing Address - Coordinates, Billing Address - Latitude, Billing Address - Longitude, Shipping Address - City, Shipping Address - State / Province',
)

export const zohoContacts = list(
  'Record Id, Contact Owner.id, Contact Owner, Lead Source, Contact Name, First Name, Last Name, Account Name.id, Account Name, Vendor Name.id, Vendor Name, Email, Secondary Email, Title, Department, Phone, Home Phone, Other Phone, Mobile, Fax, Assistant, Asst Phone, Date of Birth, Reporting To.id, Reporting To, Email Opt Out, Skype ID, Twitter, Tag, Created By, Modified By, Created Time, Modified Time, Last Activity Time, Unsubscribed Mode, Unsubscribed Time, Change Log Time, Mailing Street, Mailing City, Mailing State, Mailing Zip, Mailing Country, Other Street, Other City, Other State, Other Zip, Other Country, Description, Most Recent Visit, First Visit, First Page Visited, Days Visited, Number Of Chats, Average Time Spent (Minutes), Referrer, Visitor Score',
)

export const zohoDeals = list(
  'Record Id, Deal Owner.id, Deal Owner, Amount, Deal Name, Closing Date, Account Name.id, Account Name, Stage, Type, Probability, Expected Revenue, Next Step, Lead Source, Campaign Source, Contact Name.id, Contact Name, Reason For Loss, Currency, Description, Created Time, Modified Time, Tag',
)

export const zohoNotes = list(
  'Record Id, Note Title, Note Content, Note Owner.id, Note Owner, Associated_Id, Created Time',
)
export const zohoTasks = list(
  'Record Id, Task Owner.id, Subject, Due Date, Status, Closed Time, Contact Name.id, Related To.id, Description, Created Time, Modified Time',
)
export const zohoCalls = list(
  'Record Id, Call Owner.id, Subject, Call Start Time, Call Status, Call Agenda, Contact Name.id, Related To.id, Description',
)

export const salesforceApi = list(
  'Id, IsDeleted, MasterRecordId, Name, Type, ParentId, BillingStreet, BillingCity, BillingState, BillingPostalCode, BillingCountry, BillingLatitude, BillingLongitude, ShippingStreet, ShippingCity, ShippingState, ShippingPostalCode, ShippingCountry, Phone, Fax, AccountNumber, Website, Sic, Industry, AnnualRevenue, NumberOfEmployees, Ownership, TickerSymbol, Description, Rating, Site, AccountSource, OwnerId, CreatedDate, CreatedById, LastModifiedDate, LastActivityDate',
)

export const salesforceLabels = list(
  'Account ID, 18 Digit ID, Account Name, Type, Parent Account, Billing Street, Billing City, Billing State/Province, Billing Zip/Postal Code, Billing Country, Shipping Street, Shipping City, Shipping State/Province, Shipping Zip/Postal Code, Shipping Country, Phone, Fax, Account Number, Website, SIC Code, Industry, Annual Revenue, Employees, Ownership, Ticker Symbol, Description, Rating, Account Site, Account Source, Account Owner, Created Date, Last Modified Date, Last Activity',
)

export const salesforceContacts = list(
  'Salutation, First Name, Last Name, Title, Mailing Street, Mailing City, Mailing State/Province, Mailing Zip/Postal Code, Mailing Country, Phone, Mobile, Fax, Email, Account Owner, Account Name',
)

export const hubspotCompanies = list(
  'Record ID, Company name, Company Domain Name, Website URL, Company owner, Create Date, Phone Number, Last Activity Date, Street Address, City, State/Region, Postal Code, Country/Region, Industry, Type, Lifecycle Stage, Number of Employees, Annual Revenue, Description, Associated Contact, Associated Contact IDs, Associated Deal, Associated Deal IDs',
)

export const hubspotContacts = list(
  'Record ID, First Name, Last Name, Email, Phone Number, Mobile Phone Number, Job Title, Company Name, Contact owner, Lifecycle Stage, Lead Status, Country/Region, Create Date, Last Activity Date, Associated Company, Associated Company IDs',
)

export const hubspotDeals = list(
  'Record ID, Deal Name, Pipeline, Deal Stage, Amount, Close Date, Create Date, Deal owner, Deal Type, Closed Lost Reason, Original Traffic Source, Last Activity Date, Associated Company, Associated Company IDs, Associated Contact, Associated Contact IDs',
)

export const hubspotNotes = list(
  'Record ID, Activity date, Note body, Associated Contact, Associated Contact IDs, Associated Company, Associated Company IDs, Associated Deal, Associated Deal IDs',
)

export const atomicContacts =
  'first_name,last_name,gender,title,background,first_seen,last_seen,has_newsletter,status,tags,linkedin_url,company,email_work,email_home,email_other,phone_work,phone_home,phone_other'.split(
    ',',
  )

export const chineseCustomers = list(
  '客户编码, 客户编号, 客户名称, 客户级别, 父级客户编码, 行业, 省, 市, 区, 详细地址, 邮政编码, 电话, 传真, 公司网址, 总人数, 销售额, 备注, 最近活动时间, 最近拜访时间, 未拜访天数, 维护人员工编码, 创建日期, 创建人, 最近修改日, 所属部门编码, 有无工商登记',
)
