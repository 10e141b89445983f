/** Three short documents in a shorthand of one line a block, for the tests and for work on the interface alone. */

export const guidance = `
#1 Hướng dẫn nghiên cứu, học tập, quán triệt và triển khai thực hiện Nghị quyết số 06 của Bộ Chính trị khóa XIII
Căn cứ Nghị quyết số 06-NQ/TW, ngày 24 tháng 01 năm 2022 của Bộ Chính trị về quy hoạch, xây dựng, quản lý và phát triển bền vững đô thị Việt Nam đến năm 2030, tầm nhìn đến năm 2045; Ban Tuyên giáo Trung ương hướng dẫn việc nghiên cứu, học tập, quán triệt và triển khai thực hiện Nghị quyết như sau:
#2 I. MỤC ĐÍCH, YÊU CẦU
#3 1. Mục đích
- Nâng cao nhận thức và tạo sự thống nhất trong Đảng và hệ thống chính trị, sự đồng thuận trong nhân dân về quy hoạch, xây dựng, quản lý và phát triển bền vững đô thị Việt Nam đến năm 2030, tầm nhìn đến năm 2045.
- Giúp cấp ủy, tổ chức đảng các cấp lãnh đạo, chỉ đạo và triển khai thực hiện thiết thực, hiệu quả Nghị quyết số 06-NQ/TW của Bộ Chính trị.
#3 2. Yêu cầu
- Công tác tổ chức nghiên cứu, học tập, quán triệt và triển khai thực hiện Nghị quyết phải được tiến hành nghiêm túc, chất lượng. Đổi mới nội dung, phương thức quán triệt Nghị quyết phù hợp với tình hình thực tiễn của địa phương, đơn vị, bảo đảm phòng, chống dịch Covid-19.
- Từng cấp ủy, tổ chức đảng, cán bộ, đảng viên xác định rõ chức năng, nhiệm vụ của mình, nắm vững các quan điểm, mục tiêu, nhiệm vụ và giải pháp để tổ chức thực hiện thắng lợi mục tiêu tổng quát và mục tiêu cụ thể của Nghị quyết.
#2 II. NỘI DUNG
#3 1. Tổ chức nghiên cứu, học tập, quán triệt Nghị quyết
Ban Kinh tế Trung ương[0] phối hợp với Ban Tuyên giáo Trung ương[1] và Bộ Xây dựng tổ chức Phiên toàn thể của Diễn đàn Phát triển đô thị Việt Nam (dự kiến vào ngày 17 và 18 tháng 5 năm 2022[2]). Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương căn cứ tình hình thực tiễn tại địa phương, đơn vị kết nối đường truyền tham dự trực tuyến Diễn đàn.
- Thành phần: Các đồng chí ủy viên Ban chấp hành, lãnh đạo ban tuyên giáo, lãnh đạo các sở, ban, ngành, đoàn thể tỉnh, thành phố; thường trực cấp ủy cấp huyện[3], lãnh đạo các đô thị trực thuộc và một số đối tượng khác do ban thường vụ tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương quyết định.
- Thời gian cụ thể theo kế hoạch riêng của Ban Kinh tế Trung ương.
#3 2. Xây dựng kế hoạch
Ban tuyên giáo các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương chủ trì, phối hợp với các cơ quan, đơn vị liên quan tham mưu ban thường vụ cấp ủy xây dựng và ban hành kế hoạch nghiên cứu, học tập, quán triệt và triển khai thực hiện Nghị quyết.
- Nội dung, yêu cầu: Xác định rõ những nội dung, giải pháp triển khai thực hiện Nghị quyết số 06-NQ/TW tại địa phương, đơn vị theo các nhóm giải pháp mà Nghị quyết đã nêu, bảo đảm tính khả thi, thiết thực, phù hợp với tình hình thực tiễn của địa phương, đơn vị; xác định rõ tiến độ, phân công trách nhiệm nhằm cụ thể hóa 05 quan điểm chỉ đạo về quy hoạch, xây dựng, quản lý và phát triển bền vững đô thị Việt Nam, tập trung vào những điểm mới, những quan điểm có tính đột phá.
- Thời gian hoàn thành: Trong Quý II/ 2022.
#3 3. Một số nhiệm vụ cần tập trung nghiên cứu, học tập, quán triệt và triển khai thực hiện
Các cấp ủy, tổ chức đảng từ Trung ương đến cơ sở căn cứ vào nội dung của Nghị quyết và chức năng, nhiệm vụ, tình hình, đặc điểm cụ thể của địa phương, cơ quan chủ động chỉ đạo thực hiện các nhiệm vụ sau:
(1) Hoàn thiện thể chế, chính sách tạo thuận lợi cho quá trình đô thị hoá, công tác quy hoạch, xây dựng, quản lý và phát triển đô thị bền vững.
(2) Nâng cao chất lượng quy hoạch đô thị đáp ứng yêu cầu quy hoạch, xây dựng, quản lý phát triển bền vững đô thị.
(3) Tập trung xây dựng, phát triển hệ thống đô thị quốc gia bền vững và đồng bộ về mạng lưới.
(4) Đẩy mạnh phát triển nhà ở, hệ thống hạ tầng đô thị đồng bộ, hiện đại, liên kết, thích ứng với biến đổi khí hậu.
(5) Xây dựng và hoàn thiện mô hình chính quyền đô thị; nâng cao hiệu lực, hiệu quả quản lý đô thị và chất lượng cuộc sống đô thị, bảo đảm an sinh và phúc lợi xã hội, an ninh, an toàn và trật tự đô thị.
(6) Phát triển kinh tế khu vực đô thị; đổi mới cơ chế, chính sách tài chính và đầu tư phát triển đô thị.
#3 4. Đẩy mạnh công tác tuyên truyền
- Các cấp ủy, tổ chức đảng chỉ đạo việc phổ biến, tuyên truyền nội dung của Nghị quyết trên các phương tiện thông tin đại chúng bằng các hình thức phù hợp.
- Ban tuyên giáo các cấp phối hợp với các đơn vị có liên quan tham mưu giúp cấp ủy xây dựng kế hoạch và tổ chức tuyên truyền, quán triệt, phổ biến Nghị quyết ở địa phương, đơn vị.
#2 III. TỔ CHỨC THỰC HIỆN
Căn cứ vào Nghị quyết số 06-NQ/TW của Bộ Chính trị và Hướng dẫn này, cấp ủy các cấp chủ động triển khai thực hiện Nghị quyết tại ngành, địa phương, cơ quan, đơn vị. Cụ thể:
#3 1. Các tỉnh ủy, thành ủy, ban đảng Trung ương, ban cán sự đảng, đảng đoàn, đảng ủy trực thuộc Trung ương:
- Chủ động xây dựng kế hoạch, đề án lãnh đạo, chỉ đạo, tổ chức triển khai thực hiện Nghị quyết phù hợp với chức năng, nhiệm vụ của mình.
- Kiểm tra, giám sát, đánh giá việc thực hiện Nghị quyết theo lĩnh vực, địa bàn được phân công; hằng năm sơ kết, báo cáo cấp có thẩm quyền theo quy định.
Ban Tuyên giáo Trung ương
`;

export const guidanceNotes = [
  'nay là <strong>Ban Chính sách, chiến lược Trung ương</strong> (từ 03/02/2025).',
  'nay là <strong>Ban Tuyên giáo và Dân vận Trung ương</strong> (từ 03/02/2025).',
  'Diễn đàn đã họp ngày 16–17/6/2022.',
  'Từ 01/7/2025 không còn cấp huyện.',
];

export const digest = `
#1 Tóm lược Nghị quyết 06-NQ/TW
Bản này viết lại bằng lời khác để học, không phải văn bản chính thức.
#2 {quan-diem} Năm quan điểm chỉ đạo
(1) Đô thị hoá là xu thế khách quan, là một động lực của phát triển.
(2) Quy hoạch đi trước một bước, đô thị phát triển bền vững.
#2 {chi-tieu} Chỉ tiêu
| Chỉ tiêu | Năm 2025 | Năm 2030 | Năm 2045
| Tỷ lệ đô thị hoá | từ 45 % | trên 50 % | nhóm trung bình cao của ASEAN và châu Á
| Số đô thị cả nước | khoảng 950–1.000 | khoảng 1.000–1.200 | không nêu
| Đất xây dựng đô thị | khoảng 1,5–1,9 % | khoảng 1,9–2,3 % | không nêu
> Xem thêm phần hướng dẫn đã dẫn ở trên.
`;

export const glossary = `
#1 Thuật ngữ
#2 {do-thi-hoa} Đô thị hoá
Quá trình dân cư và hoạt động chuyển dần về đô thị.
#2 {tod} Phát triển theo định hướng giao thông (TOD)
Lấy đầu mối giao thông công cộng làm tâm để tổ chức nhà ở và việc làm.
`;
